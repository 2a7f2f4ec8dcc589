using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace LiveAigc.TableGenerator;

/// <summary>
/// What Unicode normalization needs, asked of ICU and cut down to what the reference knows, which is Unicode 9. Normalization never
/// changes for a character that is there, so only those that came later are left out.
/// </summary>
internal sealed class NormalizationTable
{
    private const string Overlay = "\u0334", IotaBelow = "\u0345"; // of the lowest and of the highest combining class

    // Characters with a decomposition or a combining class that came after Unicode 9, up to Unicode 15 (ICU 72). With
    // a newer ICU the list grows, and NormalizationTests say for which.
    private static readonly (int First, int Last)[] Later =
    [
        (0x7FD, 0x7FD), (0x898, 0x89F), (0x8CA, 0x8D3), (0x9FE, 0x9FE), (0xC3C, 0xC3C), (0xD3B, 0xD3C),
        (0xEBA, 0xEBA), (0x1715, 0x1715), (0x1ABF, 0x1ACE), (0x1DF6, 0x1DFA), (0x32FF, 0x32FF), (0xA7F2, 0xA7F4),
        (0xA82C, 0xA82C), (0xAB69, 0xAB69), (0x10781, 0x10785), (0x10787, 0x107B0), (0x107B2, 0x107BA), (0x10D24, 0x10D27),
        (0x10EAB, 0x10EAC), (0x10EFD, 0x10EFF), (0x10F46, 0x10F50), (0x10F82, 0x10F85), (0x11070, 0x11070), (0x1133B, 0x1133B),
        (0x1145E, 0x1145E), (0x11839, 0x1183A), (0x11938, 0x11938), (0x1193D, 0x1193E), (0x11943, 0x11943), (0x119E0, 0x119E0),
        (0x11A34, 0x11A34), (0x11A47, 0x11A47), (0x11A99, 0x11A99), (0x11D42, 0x11D42), (0x11D44, 0x11D45), (0x11D97, 0x11D97),
        (0x11F41, 0x11F42), (0x16FF0, 0x16FF1), (0x1E030, 0x1E06D), (0x1E08F, 0x1E08F), (0x1E130, 0x1E136), (0x1E2AE, 0x1E2AE),
        (0x1E2EC, 0x1E2EF), (0x1E4EC, 0x1E4EF), (0x1F16C, 0x1F16C), (0x1FBF0, 0x1FBF9),
    ];

    private readonly SortedDictionary<int, int[]> _canonical = [], _compatible = [], _classes = [], _pairs = [];

    public NormalizationTable()
    {
        var marks = new List<int>();
        for (var c = 0; c < ReferenceAnswers.CodePoints; c++)
        {
            // Half characters and Hangul, and what is no character, which .NET refuses.
            if (c is >= 0xD800 and < 0xE000 or >= 0xAC00 and < 0xD7A4 or >= 0xFDD0 and < 0xFDF0 || (c & 0xFFFE) == 0xFFFE || Later.Any(l => c >= l.First && c <= l.Last))
                continue;
            var (canonical, compatible) = (Of(c, NormalizationForm.FormD), Of(c, NormalizationForm.FormKD));
            if (!canonical.SequenceEqual([c]))
                _canonical[c] = canonical;
            else if (IsMark(c))
                marks.Add(c);
            if (!compatible.SequenceEqual(canonical))
                _compatible[c] = compatible;
        }
        Rank(marks);
        Pair();
    }

    public IReadOnlyDictionary<int, int[]> Canonical => _canonical;

    public IReadOnlyDictionary<int, int[]> Compatible => _compatible;

    public IReadOnlyDictionary<int, int[]> Classes => _classes;

    /// <summary>Writes the table and returns its size in bytes.</summary>
    public long Write(string path)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var map in (SortedDictionary<int, int[]>[])[_canonical, _compatible, _classes, _pairs])
                FactTable.WriteSequences(writer, map);
        }
        using (var file = File.Create(path))
        using (var brotli = new BrotliStream(file, CompressionLevel.SmallestSize))
            brotli.Write(content.GetBuffer().AsSpan(0, (int)content.Length));
        return new FileInfo(path).Length;
    }

    private static int[] Of(int c, NormalizationForm form) => Points(char.ConvertFromUtf32(c).Normalize(form));

    private static int[] Points(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];

    private static bool Swaps(string first, string second) => (first + second).Normalize(NormalizationForm.FormD).StartsWith(second, StringComparison.Ordinal);

    private static bool IsMark(int c)
    {
        if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            return false;
        var mark = char.ConvertFromUtf32(c);
        return mark is Overlay or IotaBelow || Swaps(mark, Overlay) || Swaps(IotaBelow, mark);
    }

    // Only the order of the classes counts; it shows in which marks change places.
    private void Rank(List<int> marks)
    {
        var classes = new List<List<int>>();
        foreach (var mark in marks)
        {
            var at = classes.FindIndex(c => !Swaps(Text(mark), Text(c[0])));
            if (at < 0)
                classes.Add([mark]);
            else if (Swaps(Text(classes[at][0]), Text(mark)))
                classes.Insert(at, [mark]);
            else
                classes[at].Add(mark);
        }
        for (var i = 0; i < classes.Count; i++)
        {
            foreach (var mark in classes[i])
                _classes[mark] = [mark + i + 1];
        }

        static string Text(int c) => char.ConvertFromUtf32(c);
    }

    // Whatever stays as it is in NFC is composed of its last part and what the others compose to.
    private void Pair()
    {
        foreach (var (c, parts) in _canonical)
        {
            if (!Of(c, NormalizationForm.FormC).SequenceEqual([c]))
                continue;
            var first = Points(string.Concat(parts[..^1].Select(char.ConvertFromUtf32)).Normalize(NormalizationForm.FormC));
            if (first.Length != 1)
                throw new InvalidDataException($"U+{c:X4} is composed of more than two.");
            _pairs[c] = [first[0], parts[^1]];
        }
    }
}
