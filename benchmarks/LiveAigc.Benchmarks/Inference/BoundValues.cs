using LiveAigc.Benchmarks.Comments;
using Microsoft.ML.OnnxRuntime;

namespace LiveAigc.Benchmarks.Inference;

/// <summary>Native values over arrays, made once, and a binding of them.</summary>
internal sealed class BoundValues : IDisposable
{
    public BoundValues(InferenceSession session, Rows rows, float[] logits, long[] logitsShape)
    {
        Inputs = [.. session.InputNames.Select(name => OrtValue.CreateTensorValueFromMemory(rows[name], rows.Shape))];
        Outputs = [OrtValue.CreateTensorValueFromMemory(logits, logitsShape)];
        Binding = session.CreateIoBinding();
        for (var i = 0; i < Inputs.Length; i++)
            Binding.BindInput(session.InputNames[i], Inputs[i]);
        Binding.BindOutput(session.OutputNames[0], Outputs[0]);
    }

    public OrtValue[] Inputs { get; }

    public OrtValue[] Outputs { get; }

    public OrtIoBinding Binding { get; }

    public void Dispose()
    {
        Binding.Dispose();
        Array.ForEach([.. Inputs, .. Outputs], value => value.Dispose());
    }
}
