using Microsoft.ML.OnnxRuntime;

namespace LiveAigc.Benchmarks.Comments;

/// <summary>The compact tagger's model in plain ONNX Runtime.</summary>
internal static class BareSession
{
    private static readonly string ModelPath = Path.Combine(CompactModels.CommentTaggerFolder, "model.onnx");

    /// <summary>As it comes: a thread for each core, and those that wait keep it busy.</summary>
    public static InferenceSession AsItComes() => new(ModelPath);

    public static InferenceSession OneThread()
    {
        using var options = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1 };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        return new(ModelPath, options);
    }
}
