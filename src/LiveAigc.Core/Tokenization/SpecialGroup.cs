using System.Buffers;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>The special tokens that begin with one code point, and what that code point is when none of them follows.</summary>
internal sealed class SpecialGroup(uint ordinary)
{
    private readonly List<string> _tokens = [];
    private readonly List<int> _ids = [];

    public uint Ordinary => ordinary;

    /// <summary>Adds a token, after the longer ones: the longest wins, as in the reference.</summary>
    public void Add(string token, int id)
    {
        var at = 0;
        while (at < _tokens.Count && _tokens[at].Length >= token.Length)
            at++;
        _tokens.Insert(at, token);
        _ids.Insert(at, id);
    }

    /// <summary>The longest special token at the start of <paramref name="text"/>, and its length there; -1 if there is none.</summary>
    public int Match(ReadOnlySpan<char> text, out int length)
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (StartsWith(text, _tokens[i], out length))
                return _ids[i];
        }
        length = 0;
        return -1;
    }

    /// <summary>As the other, in UTF-8. What is not well formed there counts as U+FFFD and stays in the way of a token.</summary>
    public int Match(ReadOnlySpan<byte> text, out int length)
    {
        for (var i = 0; i < _tokens.Count; i++)
        {
            if (StartsWith(text, _tokens[i], out length))
                return _ids[i];
        }
        length = 0;
        return -1;
    }

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<char> token, out int length)
    {
        length = 0;
        while (!token.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(token, out var expected, out var chars) != OperationStatus.Done)
                return false;
            Rune.DecodeFromUtf8(text[length..], out var actual, out var bytes);
            if (actual != expected || bytes == 0)
                return false;
            token = token[chars..];
            length += bytes;
        }
        return true;
    }

    // A lone surrogate is as good as absent, even here.
    private static bool StartsWith(ReadOnlySpan<char> text, string token, out int length)
    {
        length = 0;
        for (var i = 0; i < token.Length; i++, length++)
        {
            while (length < text.Length && text[length] != token[i] && IsLoneSurrogate(text, length))
                length++;
            if (length == text.Length || text[length] != token[i])
                return false;
        }
        return true;
    }

    private static bool IsLoneSurrogate(ReadOnlySpan<char> text, int i) => char.IsHighSurrogate(text[i])
        ? i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])
        : char.IsLowSurrogate(text[i]) && (i == 0 || !char.IsHighSurrogate(text[i - 1]));
}
