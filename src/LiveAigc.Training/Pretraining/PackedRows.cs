namespace LiveAigc.Training;

/// <summary>Texts as rows of exactly one length: [CLS] text [SEP] text [SEP] …, a long text going on in the next row.</summary>
internal sealed class PackedRows
{
    private readonly int[] _tokens;

    public PackedRows(IEnumerable<int[]> texts, int length, int cls, int sep)
    {
        Length = length;
        var tokens = new List<int>();
        foreach (var text in texts)
        {
            for (var taken = 0; taken < text.Length;)
            {
                if (tokens.Count % length == 0)
                    tokens.Add(cls);
                var room = length - (tokens.Count % length) - 1;
                var part = Math.Min(room, text.Length - taken);

                // A text is begun in what is left of a row only when a useful part of it fits.
                if (part < text.Length - taken && part < length / 2 && tokens.Count % length > 1)
                {
                    FillRow(tokens, sep);
                    continue;
                }

                tokens.AddRange(text.AsSpan(taken, part));
                tokens.Add(sep);
                taken += part;
                if (length - (tokens.Count % length) < 3)
                    FillRow(tokens, sep);
            }
        }

        FillRow(tokens, sep);
        _tokens = [.. tokens];
    }

    public int Length { get; }

    public int Count => _tokens.Length / Length;

    public ReadOnlySpan<int> this[int row] => _tokens.AsSpan(row * Length, Length);

    private void FillRow(List<int> tokens, int sep)
    {
        while (tokens.Count % Length != 0)
            tokens.Add(sep);
    }
}
