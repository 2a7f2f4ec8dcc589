using System.Globalization;

namespace LiveAigc.Training;

/// <summary>The scores of the epochs so far, kept in a file so that a resumed training knows its best.</summary>
internal sealed class EpochHistory(string folder, int patience)
{
    private readonly string _file = Path.Combine(folder, "epochs.csv");
    private readonly List<double> _scores = [];

    public double? Best => _scores.Count == 0 ? null : _scores.Max();

    public int BestEpoch => _scores.IndexOf(_scores.Max());

    public bool IsExhausted => _scores.Count > 0 && _scores.Count - 1 - BestEpoch >= patience;

    /// <summary>Reads what an interrupted training left; returns the epoch to go on with.</summary>
    public int Resume()
    {
        if (Directory.Exists(Path.Combine(folder, "checkpoint")) && File.Exists(_file))
            _scores.AddRange(File.ReadLines(_file).Skip(1).Select(l => double.Parse(l.Split(',')[1], CultureInfo.InvariantCulture)));
        return _scores.Count;
    }

    /// <summary>Notes an epoch's score; returns whether it is the best so far.</summary>
    public bool Add(int epoch, double score)
    {
        var best = Best is not { } before || score > before;
        _scores.Add(score);
        var lines = _scores.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1},{s:R}"));
        File.WriteAllLines(_file, lines.Prepend("epoch,span_f1"));
        return best;
    }
}
