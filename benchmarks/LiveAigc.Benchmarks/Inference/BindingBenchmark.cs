using BenchmarkDotNet.Attributes;
using LiveAigc.Benchmarks.Comments;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace LiveAigc.Benchmarks.Inference;

/// <summary>
/// One run of the compact tagger's model on rows of 12 tokens and one thread, by how tensors go in and out: time and bytes of a run.
/// Each way ends with the logits where .NET code can read them.
/// </summary>
[MemoryDiagnoser]
public class BindingBenchmark : IDisposable
{
    private const int Length = 12;
    private readonly RunOptions _options = new();
    private InferenceSession _session = null!;
    private BoundValues _bound = null!;
    private OnnxRuntimeSession _ours = null!;
    private NamedTensor[] _inputs = [], _outputs = [];
    private Rows _rows = null!;
    private float[] _logits = [];

    [Params(1, 16)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var tokenizer = WordPieceTokenizer.Load(CompactModels.CommentTaggerFolder);
        var comment = Enumerable.Range(0, Length - 2).Select(i => 1000 + i).ToArray();
        _rows = new(Enumerable.Repeat(comment, Rows).ToArray(), Length, tokenizer);
        _session = BareSession.OneThread();
        _ours = new OnnxRuntimeSessionFactory().Load(Path.Combine(CompactModels.CommentTaggerFolder, "model.onnx"));
        var labels = _ours.Outputs[0].Shape[^1];
        _logits = new float[Rows * Length * labels];
        _inputs = [.. _ours.Inputs.Select(input => new NamedTensor(input.Name, new TensorBuffer<long>(_rows[input.Name], _rows.Shape)))];
        _outputs = [new(_ours.Outputs[0].Name, new TensorBuffer<float>(_logits, Rows, Length, labels))];
        _bound = new(_session, _rows, _logits, [Rows, Length, labels]);
        if (((float[])[NamedOnnxValues(), OrtValues(), OrtValuesReused(), IoBindingReused(), ModelSession()]).Distinct().Count() != 1)
            throw new InvalidOperationException("The ways to bind give different logits: one of them reads or writes in the wrong place.");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _bound.Dispose();
        _session.Dispose();
        _ours.Dispose();
        _options.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>As most samples do it: tensors made for each run, results read as an array.</summary>
    [Benchmark(Baseline = true)]
    public float NamedOnnxValues()
    {
        var inputs = _session.InputNames.Select(name => NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(_rows[name], [Rows, Length]))).ToList();
        using var results = _session.Run(inputs);
        return results[0].AsEnumerable<float>().ToArray()[^1];
    }

    /// <summary>Native values over the caller's arrays, made for each run; the result is ONNX Runtime's.</summary>
    [Benchmark]
    public float OrtValues()
    {
        OrtValue[] values = [.. _session.InputNames.Select(name => OrtValue.CreateTensorValueFromMemory(_rows[name], _rows.Shape))];
        using var results = _session.Run(_options, _session.InputNames, values, _session.OutputNames);
        Array.ForEach(values, value => value.Dispose());
        return results[0].GetTensorDataAsSpan<float>()[^1];
    }

    /// <summary>Native values over the caller's arrays, made once for inputs and output: possible where they never move.</summary>
    [Benchmark]
    public float OrtValuesReused()
    {
        _session.Run(_options, _session.InputNames, _bound.Inputs, _session.OutputNames, _bound.Outputs);
        return _logits[^1];
    }

    [Benchmark]
    public float IoBindingReused()
    {
        _session.RunWithBinding(_options, _bound.Binding);
        return _logits[^1];
    }

    /// <summary>Ours: checks names, types and shapes at each run, and takes buffers that move.</summary>
    [Benchmark]
    public float ModelSession()
    {
        _ours.Run(_inputs, _outputs);
        return _logits[^1];
    }
}
