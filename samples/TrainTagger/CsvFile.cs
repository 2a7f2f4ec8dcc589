using System.Text;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>Comma-separated records: quoted fields, in which quotes are doubled and line breaks stand for themselves.</summary>
internal static class CsvFile
{
    public static IEnumerable<string[]> Read(string path)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        foreach (var line in TextFiles.Lines(path))
        {
            for (var i = 0; i < line.Length; i++)
            {
                if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
                    field.Append(line[i++]);
                else if (line[i] == '"')
                    quoted = !quoted;
                else if (line[i] == ',' && !quoted)
                    Next();
                else
                    field.Append(line[i]);
            }

            if (quoted)
            {
                field.Append('\n');
                continue;
            }

            Next();
            yield return [.. fields];
            fields.Clear();
        }

        void Next()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
