namespace LiveAigc.Evaluation;

/// <summary>Characters that grow, kept from text to text.</summary>
internal sealed class TextBuffer
{
    private char[] _characters = new char[256];
    private int _length;

    public ReadOnlySpan<char> Written => _characters.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Append(char c)
    {
        if (_length == _characters.Length)
            Grow(1);
        _characters[_length++] = c;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _characters.Length)
            Grow(text.Length);
        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
    }

    /// <summary>The character between two spaces.</summary>
    public void AppendApart(ReadOnlySpan<char> character)
    {
        Append(' ');
        Append(character);
        Append(' ');
    }

    public void Lower()
    {
        var lower = new string(Written).ToLowerInvariant(); // a letter may change its length in principle; strings handle it
        Clear();
        Append(lower);
    }

    public void Swap(TextBuffer other)
    {
        (_characters, other._characters) = (other._characters, _characters);
        (_length, other._length) = (other._length, _length);
    }

    private void Grow(int by) => Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + by));
}
