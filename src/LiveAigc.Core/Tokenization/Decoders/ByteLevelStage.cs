using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Reads the characters of tokens as bytes, and these as UTF-8. A token with other characters stands for itself.</summary>
internal sealed class ByteLevelStage(DecoderStage next) : WholeTokenStage(next)
{
    private const int MostCharsPerByte = 1, Held = 4;
    private readonly Decoder _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder(); // keeps an unfinished character

    protected override void Token(string token)
    {
        var bytes = new byte[token.Length];
        for (var i = 0; i < token.Length; i++)
        {
            if (ByteAlphabet.ValueOf(token[i]) is not (>= 0 and var value))
            {
                bytes = Encoding.UTF8.GetBytes(token);
                break;
            }
            bytes[i] = (byte)value;
        }
        Write(bytes, flush: false);
    }

    // All tokens are one for what follows.
    public override void End()
    {
        Write([], flush: true);
        Next.EndToken();
        Next.End();
    }

    private void Write(byte[] bytes, bool flush)
    {
        Span<char> chars = new char[(bytes.Length * MostCharsPerByte) + Held];
        var count = _utf8.GetChars(bytes, chars, flush);
        if (count > 0)
            Next.Text(chars[..count]);
    }
}
