using System.Text;

namespace LiveAigc.Architecture.Tests.PublicApi;

/// <summary>What was taken out of a text and what was put in, line by line, with a little of what stands around it.</summary>
internal static class LineDiff
{
    private const int Around = 2;

    public static string Between(string before, string after)
    {
        var lines = Compare(before.Split('\n'), after.Split('\n'));
        var text = new StringBuilder();
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            if (!IsNearAChange(lines, i))
                continue;
            if (i != last + 1)
                text.Append("  …\n");
            text.Append(lines[i].Mark).Append(' ').Append(lines[i].Text).Append('\n');
            last = i;
        }

        return text.ToString();
    }

    private static bool IsNearAChange(List<(char Mark, string Text)> lines, int at) =>
        Enumerable.Range(at - Around, 2 * Around + 1).Any(i => i >= 0 && i < lines.Count && lines[i].Mark != ' ');

    // The longest common subsequence; pages are a few hundred lines.
    private static List<(char Mark, string Text)> Compare(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var lines = new List<(char, string)>();
        var (x, y) = (0, 0);
        while (x < before.Length || y < after.Length)
        {
            if (x < before.Length && y < after.Length && before[x] == after[y])
            {
                lines.Add((' ', before[x++]));
                y++;
            }
            else if (y == after.Length || (x < before.Length && common[x + 1, y] >= common[x, y + 1]))
            {
                lines.Add(('-', before[x++]));
            }
            else
            {
                lines.Add(('+', after[y++]));
            }
        }

        return lines;
    }
}
