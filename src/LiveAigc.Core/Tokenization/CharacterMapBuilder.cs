using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>Builds the <see cref="CharacterMap"/> of one vocabulary and one set of options. It runs once, so it is compiled for speed at once.</summary>
internal static class CharacterMapBuilder
{
    private const int HangulStart = 0xAC00, HangulEnd = 0xD7A4, LeadStart = 0x1100, VowelStart = 0x1161, VowelCount = 21, TrailStart = 0x11A7, TrailCount = 28;

    public static CharacterMap Build(WordPieceOptions options, ReadOnlySpan<string> vocabulary, int unknownId)
    {
        var facts = CodePointFacts.Read();
        var map = new CharacterMap();
        var strip = options.StripAccents ?? options.LowerCase;
        FillRuns(map, facts, options, strip, unknownId);
        AddVocabulary(map, vocabulary);
        if (strip)
        {
            AddMarks(map, facts.CombiningClasses);
            AddHangul(map);
        }
        if (strip || options.LowerCase)
            AddMapped(map, !options.LowerCase ? facts.Stripped : strip ? facts.StrippedAndLowerCased : facts.LowerCased);
        map.Fill(0xD800, 0xE000, CharacterMap.Entry(CharacterKind.Surrogate, 0));
        return map;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillRuns(CharacterMap map, CodePointFacts facts, WordPieceOptions options, bool strip, int unknownId)
    {
        var start = 0;
        for (var i = 0; i < facts.RunEnds.Count; i++)
        {
            var kind = KindOf((CodePointFlags)facts.RunFlags[i], options, strip);
            map.Fill(start, facts.RunEnds[i], kind == CharacterKind.Word ? null : CharacterMap.Entry(kind, kind == CharacterKind.Alone ? unknownId : 0));
            start = facts.RunEnds[i];
        }
    }

    // In the reference's order: clean, isolate, strip, split. A stripped mark that reorders nothing is an expansion to nothing.
    private static CharacterKind KindOf(CodePointFlags flags, WordPieceOptions options, bool strip)
    {
        if (options.CleanText && (flags & CodePointFlags.Dropped) != 0)
            return CharacterKind.Dropped;
        if ((flags & CodePointFlags.Whitespace) != 0)
            return CharacterKind.Space;
        if ((flags & CodePointFlags.Punctuation) != 0 || (options.IsolateChinese && (flags & CodePointFlags.Chinese) != 0))
            return CharacterKind.Alone;
        if (strip && (flags & CodePointFlags.NonSpacingMark) != 0)
            return (flags & CodePointFlags.MarkStarter) != 0 ? CharacterKind.Several : CharacterKind.Dropped;
        return CharacterKind.Word;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddVocabulary(CharacterMap map, ReadOnlySpan<string> vocabulary)
    {
        for (var id = 0; id < vocabulary.Length; id++)
        {
            var token = vocabulary[id];
            if (token.Length is 1 or 2 && Rune.DecodeFromUtf16(token, out var rune, out var length) == OperationStatus.Done
                && length == token.Length && CharacterMap.KindOf(map[rune.Value]) == CharacterKind.Alone)
                map.Set(rune.Value, CharacterMap.Entry(CharacterKind.Alone, id));
        }
    }

    private static void AddMarks(CharacterMap map, CodePointMap combiningClasses)
    {
        for (var i = 0; i < combiningClasses.Count; i++)
            map.Set(combiningClasses.Key(i), CharacterMap.WordEntry(combiningClasses.Key(i), combiningClasses.Parts(i)[0] - combiningClasses.Key(i)));
    }

    // A character counts for what it becomes; the generator of the facts has seen to it that what it becomes is settled by now.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddMapped(CharacterMap map, CodePointMap mapped)
    {
        for (var i = 0; i < mapped.Count; i++)
        {
            var parts = mapped.Parts(i);
            map.Set(mapped.Key(i), parts.Length switch
            {
                1 => map[parts[0]],
                2 => map.AddExpansion(map[parts[0]], map[parts[1]]),
                _ => map.AddExpansion(map[parts[0]], map[parts[1]], map[parts[2]]),
            });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddHangul(CharacterMap map)
    {
        for (var syllable = HangulStart; syllable < HangulEnd; syllable++)
        {
            var (rest, trail) = Math.DivRem(syllable - HangulStart, TrailCount);
            var (lead, vowel) = Math.DivRem(rest, VowelCount);
            var (first, second) = (map[LeadStart + lead], map[VowelStart + vowel]);
            map.Set(syllable, trail == 0 ? map.AddExpansion(first, second) : map.AddExpansion(first, second, map[TrailStart + trail]));
        }
    }
}
