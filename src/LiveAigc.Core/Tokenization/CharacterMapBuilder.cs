using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Builds the <see cref="CharacterMap"/> of one vocabulary and one set of options.</summary>
internal static class CharacterMapBuilder
{
    public static CharacterMap Build(WordPieceOptions options, ReadOnlySpan<string> vocabulary, Func<string, int> idOrUnknown)
    {
        var facts = CodePointFacts.Read();
        var map = new CharacterMap();
        var unknown = CharacterMap.Entry(CharacterKind.Alone, idOrUnknown(options.UnknownToken));
        for (var i = 0; i < facts.RunCount; i++)
        {
            var (start, end, flags) = facts.Run(i);
            map.Fill(start, end, KindOf(flags, options) switch
            {
                CharacterKind.Word => null,
                CharacterKind.Alone => unknown,
                var kind => CharacterMap.Entry(kind, 0),
            });
        }
        AddVocabulary(map, vocabulary);
        AddMapped(map, facts, options, idOrUnknown);
        map.Fill(0xD800, 0xDC00, CharacterMap.Entry(CharacterKind.HighSurrogate, 0));
        map.Fill(0xDC00, 0xE000, CharacterMap.Entry(CharacterKind.Dropped, 0));
        return map;
    }

    private static bool Strips(WordPieceOptions options) => options.StripAccents ?? options.LowerCase;

    // In the reference's order: clean, isolate, strip accents, split.
    private static CharacterKind KindOf(CodePointFlags flags, WordPieceOptions options) => flags switch
    {
        _ when options.CleanText && flags.HasFlag(CodePointFlags.Dropped) => CharacterKind.Dropped,
        _ when flags.HasFlag(CodePointFlags.Whitespace) => CharacterKind.Space,
        _ when IsIsolated(flags, options) => CharacterKind.Alone,
        _ when Strips(options) && flags.HasFlag(CodePointFlags.MarkStarter) => CharacterKind.Several,
        _ when Strips(options) && flags.HasFlag(CodePointFlags.NonSpacingMark) => CharacterKind.Dropped,
        _ => CharacterKind.Word,
    };

    private static bool IsIsolated(CodePointFlags flags, WordPieceOptions options) =>
        flags.HasFlag(CodePointFlags.Punctuation) || (options.IsolateChinese && flags.HasFlag(CodePointFlags.Chinese));

    private static void AddVocabulary(CharacterMap map, ReadOnlySpan<string> vocabulary)
    {
        for (var id = 0; id < vocabulary.Length; id++)
        {
            var token = vocabulary[id];
            if (token.Length is 1 or 2 && Rune.DecodeFromUtf16(token, out var rune, out var length) == System.Buffers.OperationStatus.Done
                && length == token.Length && CharacterMap.KindOf(map[rune.Value]) == CharacterKind.Alone)
                map.Set(rune.Value, CharacterMap.Entry(CharacterKind.Alone, id));
        }
    }

    private static void AddMapped(CharacterMap map, CodePointFacts facts, WordPieceOptions options, Func<string, int> idOrUnknown)
    {
        Span<int> one = stackalloc int[1];
        if (Strips(options))
        {
            foreach (var mark in facts.CombiningClasses.Keys)
                map.Set(mark, WordEntryOf(mark));
            foreach (var codePoint in facts.Decompositions.Keys)
                map.Set(codePoint, EntryOf(codePoint, facts.Decompositions.Of(codePoint)));
        }
        if (options.LowerCase)
        {
            foreach (var codePoint in facts.LowerCases.Keys)
            {
                one[0] = codePoint;
                if (!Strips(options) || facts.Decompositions.Of(codePoint).IsEmpty)
                    map.Set(codePoint, EntryOf(codePoint, one));
            }
        }

        uint WordEntryOf(int codePoint)
        {
            var combiningClass = Strips(options) ? facts.CombiningClasses.Of(codePoint) : [];
            return CharacterMap.WordEntry(codePoint, combiningClass.IsEmpty ? 0 : combiningClass[0] - codePoint);
        }

        uint EntryOf(int codePoint, ReadOnlySpan<int> parts)
        {
            List<int> final = [];
            foreach (var part in parts)
            {
                var lower = options.LowerCase ? facts.LowerCases.Of(part) : [];
                final.AddRange(lower.IsEmpty ? [part] : lower);
            }
            // Whether it is Chinese is asked of the code point, whether it is punctuation of what it becomes.
            if (final.Count == 1 && (IsIsolated(facts.FlagsOf(codePoint) & CodePointFlags.Chinese, options) || IsIsolated(facts.FlagsOf(final[0]) & CodePointFlags.Punctuation, options)))
                return CharacterMap.Entry(CharacterKind.Alone, idOrUnknown(char.ConvertFromUtf32(final[0])));
            var entries = final.ConvertAll(WordEntryOf);
            return entries.Count == 1 ? entries[0] : map.AddExpansion(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(entries));
        }
    }
}
