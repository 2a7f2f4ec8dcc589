using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Tokenizers over a few tokens, for tests that say what they expect.</summary>
internal static class SmallVocabulary
{
    public static string[] Special => ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    /// <summary>The special tokens and those of a text, one after each space.</summary>
    public static WordPieceTokenizer Tokenizer(string tokens, WordPieceOptions? options = null) => new([.. Special, .. tokens.Split(' ')], options);

    /// <summary>Tokenizers with settings that no model has, and tokens that get in the way of each other.</summary>
    public static WordPieceTokenizer[] Unusual()
    {
        WordPieceOptions[] options =
        [
            new() { CleanText = false, IsolateChinese = false },
            new() { LowerCase = true, StripAccents = false },
            new() { LowerCase = false, StripAccents = true, CleanText = false },
            new() { MaxCharsPerWord = 1 },
            new() { MaxCharsPerWord = 7, PadToken = "7a", MaskToken = "\u00E9a" },
            new() { MaxCharsPerWord = int.MaxValue, ContinuationPrefix = "a" },
        ];
        return [.. options.Select(o => Tokenizer("a ##a aa 中 \u4E00 \u1100 ##\u1161 ! 7a \u00E9a \uFFFD ##\uFFFD", o))];
    }

    /// <summary>The tokens of a text, with a space between them.</summary>
    public static string TokensOf(this WordPieceTokenizer tokenizer, string text)
    {
        var ids = new int[(text.Length * 3) + 1];
        var count = tokenizer.Encode(text, ids, out _);
        return string.Join(' ', ids.Take(count).Select(tokenizer.TokenOf));
    }

    /// <summary>Text of random UTF-16 code units, well formed or not, with special tokens and blanks among them.</summary>
    public static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var parts = random.Next(0, 40); parts > 0; parts--)
        {
            text.Append(random.Next(8) switch
            {
                0 => (char)random.Next(0x10000),
                1 => (char)random.Next(0xD800, 0xE000),
                2 => char.ConvertFromUtf32(random.Next(0x10000, 0x110000)),
                3 => (char)random.Next(0x300, 0x370),
                4 => " \0\uFFFD\u00AD\t\u3000[]"[random.Next(8)],
                5 => Special[random.Next(Special.Length)],
                6 => (char)random.Next(0x4E00, 0x9FFF),
                _ => (object)new string((char)random.Next('!', 0x7F), random.Next(1, random.Next(2, 120))),
            });
        }
        return text.ToString();
    }
}
