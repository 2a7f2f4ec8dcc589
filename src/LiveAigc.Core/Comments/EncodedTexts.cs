namespace LiveAigc;

/// <summary>Texts as tokens and words, one after the other in memory that is used again. For one call at a time.</summary>
/// <param name="tokenizer">The tokenizer.</param>
/// <param name="continues">For each token whether it goes on with the word of the token before.</param>
internal sealed class EncodedTexts(WordPieceTokenizer tokenizer, bool[] continues)
{
    private const long CodePointsPerChar = 3; // at most, after cleaning; a word has no more pieces than code points

    private readonly List<Text> _texts = [];
    private int[] _ids = [];
    private TextRange[] _ranges = [];
    private int[] _wordStarts = [];
    private TextRange[] _words = [];
    private int _wordCount;

    /// <summary>Where one text's tokens and words lie among those of all.</summary>
    public readonly record struct Text(int FirstToken, int Tokens, int FirstWord, int Words);

    public int Count => _texts.Count;

    public int TokenCount { get; private set; }

    public int WordCount => _wordCount;

    /// <summary>For how many tokens there is memory.</summary>
    public int Capacity => _ids.Length;

    public Text this[int text] => _texts[text];

    public void Clear()
    {
        _texts.Clear();
        (TokenCount, _wordCount) = (0, 0);
    }

    public ReadOnlySpan<int> Ids(int first, int count) => _ids.AsSpan(first, count);

    /// <summary>For each word of a text the range it stands in.</summary>
    public ReadOnlySpan<TextRange> WordsOf(int text) => _words.AsSpan(_texts[text].FirstWord, _texts[text].Words);

    /// <summary>The token that a word begins with, counted over all texts.</summary>
    public int FirstTokenOf(int word) => _wordStarts[word];

    public void Add(ReadOnlySpan<char> text)
    {
        var (firstToken, firstWord) = (TokenCount, _wordCount);
        Encode(text);
        Grow(ref _wordStarts, _wordCount + TokenCount - firstToken);
        Grow(ref _words, _wordCount + TokenCount - firstToken);
        for (var token = firstToken; token < TokenCount; token++)
        {
            if (_wordCount > firstWord && continues[_ids[token]])
            {
                _words[_wordCount - 1] = _words[_wordCount - 1] with { End = _ranges[token].End };
                continue;
            }

            (_wordStarts[_wordCount], _words[_wordCount]) = (token, _ranges[token]);
            _wordCount++;
        }

        _texts.Add(new(firstToken, TokenCount - firstToken, firstWord, _wordCount - firstWord));
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        // Nearly always one turn. There is room for the longest word each time, so none is ever cut.
        for (var at = 0; at < text.Length;)
        {
            var left = text.Length - at;
            Grow(ref _ids, TokenCount + (int)Math.Max(left, Math.Min(CodePointsPerChar * left, tokenizer.Options.MaxCharsPerWord)));
            Grow(ref _ranges, _ids.Length);
            var ranges = _ranges.AsSpan(TokenCount, _ids.Length - TokenCount);
            var count = tokenizer.Encode(text[at..], _ids.AsSpan(TokenCount), ranges, out var consumed);
            for (var i = 0; at > 0 && i < count; i++)
                ranges[i] = new(ranges[i].Start + at, ranges[i].End + at);
            TokenCount += count;
            at += consumed;
        }
    }

    private static void Grow<T>(ref T[] array, int needed)
    {
        if (needed > array.Length)
            Array.Resize(ref array, Math.Max(needed, (int)Math.Min(2L * array.Length, Array.MaxLength)));
    }
}
