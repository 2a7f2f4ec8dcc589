namespace LiveAigc.Comments;

/// <summary>A token classifier made of one function, which says a row's logits from its ids; and a record of what was asked of it.</summary>
internal sealed class FakeSession : IModelSession, IModelSessionFactory
{
    public static readonly TensorSpec Ids = new("input_ids", TensorElementType.Int64, [-1, -1]);
    public static readonly TensorSpec Mask = new("attention_mask", TensorElementType.Int64, [-1, -1]);
    public static readonly TensorSpec Types = new("token_type_ids", TensorElementType.Int64, [-1, -1]);

    private readonly List<(int Rows, int Length)> _runs = [];

    /// <summary>From the ids of one row, and the position of a token in it, to that token's logits.</summary>
    public required Func<long[], int, float[]> Logits { get; init; }

    public IReadOnlyList<TensorSpec> Inputs { get; init; } = [Ids, Mask, Types];

    public IReadOnlyList<TensorSpec> Outputs { get; init; } = [new("logits", TensorElementType.Float32, [-1, -1, -1])];

    /// <summary>What to do before a run ends.</summary>
    public Action<CancellationToken>? Running { get; set; }

    public string? LoadedPath { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Rows and length of each run, in order.</summary>
    public IReadOnlyList<(int Rows, int Length)> Runs => _runs;

    /// <summary>One label per token, by its id alone: sure of it where the logit is large.</summary>
    public static Func<long[], int, float[]> ByToken(int labels, Func<long, int> labelOf, float sureness = 20) => (ids, position) =>
    {
        var logits = new float[labels];
        logits[labelOf(ids[position])] = sureness;
        return logits;
    };

    public IModelSession Load(string path)
    {
        LoadedPath = path;
        return this;
    }

    public void Run(ReadOnlySpan<NamedTensor> inputs, Span<NamedTensor> outputs, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var ids = Read(inputs, "input_ids");
        var mask = Read(inputs, "attention_mask");
        var (rows, length) = ((int)ids.Shape[0], (int)ids.Shape[1]);
        lock (_runs)
            _runs.Add((rows, length));
        Running?.Invoke(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();

        var logits = new List<float>();
        for (var row = 0; row < rows; row++)
        {
            var rowIds = Numbers(ids).Skip(row * length).Take(length).ToArray();
            var used = Numbers(mask).Skip(row * length).Take(length).Count(covered => covered == 1);
            Assert.That(Numbers(mask).Skip(row * length).Take(length), Is.EqualTo(Enumerable.Range(0, length).Select(i => i < used ? 1L : 0L)), "the mask covers the beginning");
            Assert.That((rowIds[0], rowIds[used - 1]), Is.EqualTo((2L, 3L)), "special tokens frame the text");
            Assert.That(rowIds.Skip(used), Is.All.Zero, "the rest is padding");
            for (var position = 0; position < length; position++)
                logits.AddRange(Logits(rowIds, position));
        }

        var shape = new long[] { rows, length, logits.Count / (rows * length) };
        if (outputs[0].Value is TensorBuffer<Half> half)
            logits.ConvertAll(logit => (Half)logit).ToArray().CopyTo(half.Memory);
        else if (outputs[0].Value is TensorBuffer<float> single)
            logits.ToArray().CopyTo(single.Memory);
        else
            outputs[0] = new(outputs[0].Name, new TensorBuffer<float>(logits.ToArray(), shape));
        Assert.That(outputs[0].Value!.Shape.ToArray(), Is.EqualTo(shape));
    }

    public void Dispose() => IsDisposed = true;

    private static TensorValue Read(ReadOnlySpan<NamedTensor> tensors, string name)
    {
        foreach (var tensor in tensors)
        {
            if (tensor.Name == name)
                return tensor.Value!;
        }

        throw new AssertionException($"The input {name} was not given.");
    }

    private static long[] Numbers(TensorValue value) => value is TensorBuffer<int> narrow
        ? [.. narrow.Memory.ToArray().Select(number => (long)number)]
        : ((TensorBuffer<long>)value).Memory.ToArray();
}
