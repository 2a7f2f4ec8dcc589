using System.Globalization;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>
/// Joins byte tokens (<c>&lt;0xE4&gt;</c>) that follow each other to text. If they are not UTF-8 from first to last, each is U+FFFD; so
/// they are held back until another token comes.
/// </summary>
internal sealed class ByteFallbackStage(DecoderStage next) : WholeTokenStage(next)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly List<byte> _bytes = [];

    protected override void Token(string token)
    {
        if (token.Length == 6 && token.StartsWith("<0x", StringComparison.Ordinal) && token[5] == '>'
            && byte.TryParse(token.AsSpan(3, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            _bytes.Add(value);
            return;
        }
        PassBytes();
        Pass(token);
    }

    public override void End()
    {
        PassBytes();
        base.End();
    }

    private void PassBytes()
    {
        if (_bytes.Count == 0)
            return;
        byte[] bytes = [.. _bytes];
        _bytes.Clear();
        if (System.Text.Unicode.Utf8.IsValid(bytes))
            Pass(Strict.GetString(bytes));
        else
        {
            foreach (var _ in bytes)
                Pass("\uFFFD");
        }
    }
}
