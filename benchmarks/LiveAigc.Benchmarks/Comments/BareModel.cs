using Microsoft.ML.OnnxRuntime;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>The compact tagger's model with nothing around it but ONNX Runtime, on one thread: a loop of one's own that takes care to be fast.</summary>
internal sealed class BareModel : IDisposable
{
    private readonly InferenceSession _session = BareSession.OneThread();
    private readonly RunOptions _run = new();

    /// <summary>Runs rows and gives all logits, [rows, length, labels].</summary>
    public float[] Run(Rows rows)
    {
        OrtValue[] values = [.. _session.InputNames.Select(name => OrtValue.CreateTensorValueFromMemory(rows[name], rows.Shape))];
        try
        {
            using var results = _session.Run(_run, _session.InputNames, values, _session.OutputNames);
            return results[0].GetTensorDataAsSpan<float>().ToArray();
        }
        finally
        {
            Array.ForEach(values, value => value.Dispose());
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }
}
