using System.Globalization;

namespace LiveAigc.Tokenization;

/// <summary>
/// Reads the regular expressions of tokenizers: the part of Oniguruma's language that they use. Whatever it does not know it refuses
/// with a <see cref="FormatException"/>, whose message says what.
/// </summary>
internal sealed class PatternParser
{
    private const int MostRepeats = 1000;
    private readonly int[] _pattern;
    private readonly SetParser _sets;
    private int _at;
    private bool _ignoreCase;

    private PatternParser(string pattern)
    {
        _pattern = [.. pattern.EnumerateRunes().Select(r => r.Value)];
        _sets = new(_pattern);
    }

    public static PatternNode Parse(string pattern)
    {
        var parser = new PatternParser(pattern);
        var node = parser.Choice();
        return parser._at == parser._pattern.Length ? node : throw parser.Refuse("a ')' without its '('");
    }

    private PatternNode Choice()
    {
        var options = new List<PatternNode> { Sequence() };
        while (Take('|'))
            options.Add(Sequence());
        return options.Count == 1 ? options[0] : new PatternNode.Choice(options);
    }

    private PatternNode.Sequence Sequence()
    {
        var parts = new List<PatternNode>();
        var previous = -1; // the letter before, where case does not count
        while (_at < _pattern.Length && _pattern[_at] is not ('|' or ')'))
        {
            var start = _pattern[_at];
            var part = Part();
            var letter = _ignoreCase && start < 0x80 ? char.ToLowerInvariant((char)start) : -1;
            // One character may stand for two letters there: ß for ss, ﬁ for fi.
            if ((previous, letter) is ('s', 's' or 't') or ('f', 'f' or 'i' or 'l'))
                throw Refuse($"'{(char)previous}{(char)letter}' where case does not count");
            previous = letter;
            parts.Add(Repeated(part));
        }
        return new(parts);
    }

    private PatternNode Part()
    {
        switch (_pattern[_at])
        {
            case '(':
                _at++;
                return Group();
            case '^' or '$':
                throw Refuse($"the anchor '{(char)_pattern[_at]}'");
            case '*' or '+' or '?' or '{':
                throw Refuse($"'{(char)_pattern[_at]}' after nothing that could be repeated");
            case '.':
                _at++;
                return new PatternNode.One(CodePointSet.Not(NamedSets.LineFeed));
            default:
                var set = _sets.One(ref _at, _ignoreCase);
                return new PatternNode.One(set);
        }
    }

    private PatternNode Group()
    {
        var ignoreCase = _ignoreCase;
        var kind = 'g';
        if (Take('?'))
        {
            var start = _at;
            while (_at < _pattern.Length && _pattern[_at] is not (':' or '=' or '!' or ')'))
                _at++;
            var flags = string.Concat(_pattern[start.._at].Select(char.ConvertFromUtf32));
            kind = _at < _pattern.Length ? (char)_pattern[_at++] : ')';
            _ignoreCase |= flags == "i" && kind == ':';
            if (kind == ')' || (flags.Length > 0 && (flags != "i" || kind != ':')))
                throw Refuse($"the group '(?{flags}{kind}'");
        }
        var inner = Choice();
        _ignoreCase = ignoreCase;
        if (!Take(')'))
            throw Refuse("a '(' without its ')'");
        return kind is '=' or '!' ? new PatternNode.LookAhead(inner, kind == '!') : inner;
    }

    private PatternNode Repeated(PatternNode part)
    {
        if (_at == _pattern.Length || _pattern[_at] is not ('*' or '+' or '?' or '{'))
            return part;
        var braces = _pattern[_at] == '{';
        var (least, most) = _pattern[_at++] switch
        {
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '?' => (0, 1),
            _ => Bounds(),
        };
        var kind = Take('?') ? RepeatKind.Lazy : Take('+') ? RepeatKind.Possessive : RepeatKind.Greedy;
        if (braces && kind != RepeatKind.Greedy)
            throw Refuse("'?' or '+' after '{…}'");
        if (_at < _pattern.Length && _pattern[_at] is '*' or '+' or '?' or '{')
            throw Refuse("one repetition after another");
        if (part.MayBeEmpty)
            throw Refuse("a repetition of what may be empty");
        return new PatternNode.Repeat(part, least, most, kind);
    }

    private (int Least, int Most) Bounds()
    {
        var least = Number();
        var most = Take(',') ? Number() ?? int.MaxValue : least ?? -1;
        if (!Take('}') || most < (least ?? 0) || least > MostRepeats || (most > MostRepeats && most != int.MaxValue))
            throw Refuse("these bounds of a repetition");
        return (least ?? 0, most);
    }

    private int? Number()
    {
        var start = _at;
        while (_at < _pattern.Length && _pattern[_at] is >= '0' and <= '9')
            _at++;
        return _at - start is > 0 and < 6 ? int.Parse(string.Concat(_pattern[start.._at].Select(c => (char)c)), CultureInfo.InvariantCulture) : null;
    }

    private bool Take(char c)
    {
        if (_at == _pattern.Length || _pattern[_at] != c)
            return false;
        _at++;
        return true;
    }

    private FormatException Refuse(string what) => new($"{what} (at character {_at})");
}
