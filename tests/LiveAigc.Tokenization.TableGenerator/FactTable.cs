using System.IO.Compression;
using System.Text;

namespace LiveAigc.TableGenerator;

/// <summary>The reference's answers taken apart into facts that hold for every setting of the normalizer, and written down.</summary>
internal sealed class FactTable
{
    private const int Dropped = 1 << 2, ToSpace = 1 << 3, Chinese = 1 << 4, NonSpacing = 1 << 5, Starter = 1 << 6;

    private readonly byte[] _flags = new byte[ReferenceAnswers.CodePoints];
    private readonly IReadOnlyDictionary<int, int> _combiningClasses;

    public FactTable(ReferenceAnswers observed)
    {
        _combiningClasses = observed.CombiningClasses;
        for (var c = 0; c < _flags.Length; c++)
        {
            _flags[c] = (byte)(observed.Classes[c] | CleaningOf(c, observed.Cased[c]));
            if ((_flags[c] & (Dropped | ToSpace)) != 0)
                continue;
            var lower = Bare(observed.Lower[c], c);
            if (lower.Length == 0)
            {
                _flags[c] |= (byte)(NonSpacing | (observed.MarkStarters.Contains(c) ? Starter : 0));
                continue;
            }
            if (!lower.SequenceEqual([c]))
                TakeApart(c, lower, observed);
        }
    }

    /// <summary>Canonical decomposition without non-spacing marks, where it differs from the code point.</summary>
    public SortedDictionary<int, int[]> Stripped { get; } = [];

    /// <summary>Lower case, where it differs from the code point.</summary>
    public SortedDictionary<int, int[]> LowerCased { get; } = [];

    /// <summary>The lower case of <see cref="Stripped"/>, where it differs from the code point.</summary>
    public SortedDictionary<int, int[]> StrippedAndLowerCased { get; } = [];

    /// <summary>Puts the facts together again and compares them with every answer, then with what the reader of the table relies on.</summary>
    public void Verify(ReferenceAnswers observed)
    {
        for (var c = 0; c < _flags.Length; c++)
        {
            int[] lower = (_flags[c] & NonSpacing) != 0 ? [] : [.. Stripped.GetValueOrDefault(c, [c]).SelectMany(x => LowerCased.GetValueOrDefault(x, [x]))];
            Require(c, lower.SequenceEqual((_flags[c] & NonSpacing) != 0 ? [] : StrippedAndLowerCased.GetValueOrDefault(c, [c])), "the three maps fit together");
            Require(c, Assemble(c, lower).SequenceEqual(observed.Lower[c]), "lower-casing gives what the reference gives");
            Require(c, Assemble(c, [c]).SequenceEqual(observed.Cased[c]), "cleaning gives what the reference gives");
        }
        foreach (var (c, parts) in Stripped.Where(s => IsHangul(s.Key)))
            Require(c, parts.SequenceEqual(HangulParts(c)), "a Hangul syllable is taken apart by Unicode's rule");
        foreach (var map in (SortedDictionary<int, int[]>[])[Stripped, LowerCased, StrippedAndLowerCased])
        {
            foreach (var (c, parts) in map)
            {
                Require(c, !parts.Any(map.ContainsKey), "what it becomes stays as it is");
                Require(c, parts.All(p => (_flags[p] & (Dropped | ToSpace)) == 0 && (_flags[p] & Chinese) == (_flags[c] & Chinese)), "what it becomes is cleaned alike");
                Require(c, parts.Length == 1 || parts.All(p => observed.Classes[p] == 0), "only letters come in several parts");
            }
        }
    }

    private static void Require(int codePoint, bool holds, string what)
    {
        if (!holds)
            throw new InvalidDataException($"U+{codePoint:X4}: it does not hold that {what}.");
    }

    /// <summary>Writes the table and returns its size in bytes.</summary>
    public long Write(string path)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            for (var c = 0; c < _flags.Length;)
            {
                var end = c;
                while (end < _flags.Length && _flags[end] == _flags[c])
                    end++;
                writer.Write(_flags[c]);
                writer.Write7BitEncodedInt(end - c);
                c = end;
            }
            WriteSequences(writer, Stripped);
            WriteSequences(writer, LowerCased);
            WriteSequences(writer, StrippedAndLowerCased);
            WriteSequences(writer, new SortedDictionary<int, int[]>(_combiningClasses.ToDictionary(p => p.Key, p => new[] { p.Key + p.Value })));
        }

        using (var file = File.Create(path))
        using (var brotli = new BrotliStream(file, CompressionLevel.SmallestSize))
            brotli.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
        return new FileInfo(path).Length;
    }

    // Keys as steps from the key before, values as steps from the key: small numbers that compress well.
    // Hangul syllables are left out: the reader takes them apart by the rule that Verify holds them to.
    internal static void WriteSequences(BinaryWriter writer, SortedDictionary<int, int[]> sequences)
    {
        var last = 0;
        writer.Write7BitEncodedInt(sequences.Count(s => !IsHangul(s.Key)));
        foreach (var (key, values) in sequences)
        {
            if (IsHangul(key))
                continue;
            writer.Write7BitEncodedInt(key - last);
            writer.Write7BitEncodedInt(values.Length);
            foreach (var value in values)
                writer.Write7BitEncodedInt(((value - key) << 1) ^ ((value - key) >> 31));
            last = key;
        }
    }

    // The reference answers for lower-casing and decomposing at once. ICU says what of it is decomposition, the reference's own
    // answer for the decomposed letters what is lower case; Verify holds the two together against the reference.
    private void TakeApart(int c, int[] lower, ReferenceAnswers observed)
    {
        int[] parts = [.. char.ConvertFromUtf32(c).Normalize(NormalizationForm.FormD).EnumerateRunes().Select(r => r.Value).Where(x => observed.Lower[x].Length > 0)];
        var decomposes = !parts.SequenceEqual([c]);
        if (decomposes)
            Stripped[c] = parts;
        StrippedAndLowerCased[c] = lower;
        int[] single = !decomposes ? lower : c == 0x130 ? ['i', 0x307] : [Rune.ToLowerInvariant(new Rune(c)).Value];
        if (!single.SequenceEqual([c]))
            LowerCased[c] = single;
    }

    private static bool IsHangul(int codePoint) => codePoint is >= 0xAC00 and <= 0xD7A3;

    private static int[] HangulParts(int codePoint)
    {
        var (index, trail) = (codePoint - 0xAC00, (codePoint - 0xAC00) % 28);
        int[] parts = [0x1100 + (index / 588), 0x1161 + (index % 588 / 28)];
        return trail == 0 ? parts : [.. parts, 0x11A7 + trail];
    }

    private int[] Assemble(int c, int[] kept) =>
        (_flags[c] & Dropped) != 0 ? [] :
        (_flags[c] & ToSpace) != 0 ? [' '] :
        (_flags[c] & Chinese) != 0 ? [' ', .. kept, ' '] : kept;

    private static int CleaningOf(int c, int[] answer) => answer switch
    {
        [] => Dropped,
        [' '] when c != ' ' => ToSpace,
        [' ', var inner, ' '] when inner == c => Chinese,
        [var same] when same == c => 0,
        _ => throw new InvalidDataException($"U+{c:X4}: an answer of no known kind."),
    };

    private int[] Bare(int[] answer, int c) => (_flags[c] & Chinese) != 0 ? answer[1..^1] : answer;
}
