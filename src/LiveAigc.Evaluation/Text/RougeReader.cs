using System.Text;

namespace LiveAigc.Evaluation;

/// <summary>Texts as lines of numbered tokens. Not thread-safe.</summary>
internal sealed class RougeReader(RougeOptions options)
{
    private readonly TokenNumbers _numbers = new();
    private readonly TextTokenizer _tokenizer = new(
        options.Tokenization switch
        {
            RougeTokenization.Chinese => TextTokenization.Chinese,
            RougeTokenization.Character => TextTokenization.Character,
            _ => TextTokenization.None,
        },
        lowerCase: options.LowerCase || options.Tokenization is RougeTokenization.English or RougeTokenization.Chinese);

    public void Clear() => _numbers.Clear();

    public int[][] Lines(string text) => [.. text.Split('\n').Where(l => l.Length > 0).Select(Tokens)];

    private int[] Tokens(string line)
    {
        _tokenizer.Cut(options.Tokenization == RougeTokenization.English ? OnlyLettersAndDigits(line) : line);
        var numbers = new int[_tokenizer.Tokens.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var token = _tokenizer.Characters[_tokenizer.Tokens[i]];
            var stemmed = options.Stem && token.Length > 3 && !token.ContainsAnyExceptInRange('a', 'z') ? PorterStemmer.Stem(token.ToString()) : token;
            numbers[i] = _numbers.Of(stemmed, add: true);
        }

        return numbers;
    }

    private static string OnlyLettersAndDigits(string line)
    {
        var kept = new StringBuilder(line.Length);
        foreach (var c in line.ToLowerInvariant())
            kept.Append(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : ' ');
        return kept.ToString();
    }
}
