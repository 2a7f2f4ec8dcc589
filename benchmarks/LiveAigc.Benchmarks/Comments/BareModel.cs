using Microsoft.ML.OnnxRuntime;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>The compact tagger's model with nothing around it but ONNX Runtime, as one would call it from a loop of one's own.</summary>
internal sealed class BareModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly RunOptions _run = new();

    public BareModel(int intraOpThreads = 1)
    {
        using var options = new SessionOptions { IntraOpNumThreads = intraOpThreads };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        _session = new(Path.Combine(CompactModels.CommentTaggerFolder, "model.onnx"), options);
    }

    /// <summary>Runs rows and gives all logits, [rows, length, labels].</summary>
    public float[] Run(Rows rows)
    {
        using var ids = OrtValue.CreateTensorValueFromMemory(rows.Ids, rows.Shape);
        using var mask = OrtValue.CreateTensorValueFromMemory(rows.Mask, rows.Shape);
        using var types = OrtValue.CreateTensorValueFromMemory(rows.Types, rows.Shape);
        using var results = _session.Run(_run, [.. _session.InputNames], [.. _session.InputNames.Select(Value)], _session.OutputNames);
        return results[0].GetTensorDataAsSpan<float>().ToArray();

        OrtValue Value(string name) => name switch
        {
            "input_ids" => ids,
            "attention_mask" => mask,
            _ => types,
        };
    }

    public void Dispose()
    {
        _session.Dispose();
        _run.Dispose();
    }
}
