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
    public SortedDictionary<int, int[]> Decompositions { get; } = [];

    /// <summary>Lower case, where it differs from the code point.</summary>
    public SortedDictionary<int, int[]> LowerCases { get; } = [];

    /// <summary>Puts the facts together again and compares them with every answer.</summary>
    public void Verify(ReferenceAnswers observed)
    {
        for (var c = 0; c < _flags.Length; c++)
        {
            var lower = Assemble(c, (_flags[c] & NonSpacing) != 0 ? [] : [.. Decompositions.GetValueOrDefault(c, [c]).SelectMany(x => LowerCases.GetValueOrDefault(x, [x]))]);
            if (!lower.SequenceEqual(observed.Lower[c]) || !Assemble(c, [c]).SequenceEqual(observed.Cased[c]))
                throw new InvalidDataException($"U+{c:X4}: the facts give [{string.Join(' ', lower)}], the reference [{string.Join(' ', observed.Lower[c])}].");
        }
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
            WriteSequences(writer, Decompositions);
            WriteSequences(writer, LowerCases);
            WriteSequences(writer, new SortedDictionary<int, int[]>(_combiningClasses.ToDictionary(p => p.Key, p => new[] { p.Key + p.Value })));
        }

        using (var file = File.Create(path))
        using (var brotli = new BrotliStream(file, CompressionLevel.SmallestSize))
            brotli.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
        return new FileInfo(path).Length;
    }

    // Keys as steps from the key before, values as steps from the key: small numbers that compress well.
    private static void WriteSequences(BinaryWriter writer, SortedDictionary<int, int[]> sequences)
    {
        writer.Write7BitEncodedInt(sequences.Count);
        var last = 0;
        foreach (var (key, values) in sequences)
        {
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
            Decompositions[c] = parts;
        int[] single = !decomposes ? lower : c == 0x130 ? ['i', 0x307] : [Rune.ToLowerInvariant(new Rune(c)).Value];
        if (!single.SequenceEqual([c]))
            LowerCases[c] = single;
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
