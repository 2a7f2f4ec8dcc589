namespace LiveAigc.Evaluation;

/// <summary>
/// Features of pictures or clips from the user's own extractor, an exported model with one float input and a float output, batch first. Streams: a
/// million pictures need no more memory than a batch. Not thread-safe; does not own the session.
/// </summary>
public sealed class FeatureExtractor
{
    private readonly IModelSession _session;
    private readonly TensorSpec _input;
    private readonly TensorSpec _output;
    private readonly long[] _sampleShape;
    private readonly int _batch;

    /// <summary>Prepares an extractor.</summary>
    /// <param name="session">The model.</param>
    /// <param name="identity">What it is; null when unknown, and then no figure is called FID or FVD.</param>
    /// <param name="batchSize">Samples a run, 1 or more; a model of fixed batch has its own.</param>
    /// <param name="sampleShape">Dimensions of one sample where the model leaves some open; empty otherwise.</param>
    /// <param name="output">Which output; null when the model has one.</param>
    /// <exception cref="ArgumentException">The model has other inputs, the shape does not fit it, or it has several outputs and none is named; the message says which.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is below 1.</exception>
    public FeatureExtractor(IModelSession session, ExtractorIdentity? identity, int batchSize = 32, ReadOnlySpan<long> sampleShape = default, string? output = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (session.Inputs is not [{ ElementType: TensorElementType.Float32 } input] || input.Shape.Count < 2)
            throw new ArgumentException($"An extractor has one float input [batch, …]; the model has {string.Join("; ", session.Inputs)}.", nameof(session));
        _session = session;
        _input = input;
        _output = Output(session, output);
        _sampleShape = SampleShape(input, sampleShape);
        _batch = input.Shape[0] > 0 ? (int)input.Shape[0] : batchSize;
        Identity = identity;
    }

    /// <summary>What the extractor is; null when unknown.</summary>
    public ExtractorIdentity? Identity { get; }

    /// <summary>Values a sample: all pixels and channels in the order that the model wants.</summary>
    public int SampleLength => checked((int)_sampleShape.Aggregate(1L, (a, b) => a * b));

    /// <summary>Runs all samples through the extractor and keeps the mean and covariance of their features.</summary>
    /// <param name="samples">Pictures or clips, prepared as the extractor wants them, of <see cref="SampleLength"/> values each; at least two.</param>
    /// <param name="progress">Told how many are done, a report a batch.</param>
    /// <param name="cancellationToken">Stops between and within batches.</param>
    /// <exception cref="ArgumentException">A sample has another length or a value that is not finite, or there are fewer than two; the message says which.</exception>
    /// <exception cref="ModelRunException">The model failed, or gives features that are not finite.</exception>
    public FeatureStatistics Statistics(IEnumerable<ReadOnlyMemory<float>> samples, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        FeatureAccumulator? accumulator = null;
        foreach (var features in Features(samples, cancellationToken))
        {
            accumulator ??= new FeatureAccumulator(features.Length);
            accumulator.Add(features.Span);
            if (accumulator.Count % _batch == 0)
                progress?.Report(accumulator.Count);
        }

        if (accumulator is null || accumulator.Count < 2)
            throw new ArgumentException($"A covariance needs two samples; there is {accumulator?.Count ?? 0}.", nameof(samples));
        progress?.Report(accumulator.Count);
        return accumulator.ToStatistics();
    }

    /// <summary>The features of each sample, one after another: for KID, precision and recall. The memory is good until the next one is asked for.</summary>
    /// <param name="samples">As for <see cref="Statistics"/>.</param>
    /// <param name="cancellationToken">Stops between and within batches.</param>
    /// <exception cref="ArgumentException">A sample has another length or a value that is not finite; the message says which.</exception>
    /// <exception cref="ModelRunException">The model failed, or gives features that are not finite.</exception>
    public IEnumerable<ReadOnlyMemory<float>> Features(IEnumerable<ReadOnlyMemory<float>> samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        var length = SampleLength;
        var input = new float[_batch * length];
        long done = 0;
        foreach (var batch in samples.Chunk(_batch))
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < batch.Length; i++)
            {
                if (batch[i].Length != length)
                    throw new ArgumentException($"Sample {done + i} has {batch[i].Length} values, the extractor wants {length} ([{string.Join(", ", _sampleShape)}]).", nameof(samples));
                Finite.Require(batch[i].Span, nameof(samples), $"sample {done + i}");
                batch[i].Span.CopyTo(input.AsSpan(i * length));
            }

            // A model of fixed batch gets a full one; what is behind the last sample is left over from before and its features are not read.
            var rows = _input.Shape[0] > 0 ? _batch : batch.Length;
            var features = Run(input.AsMemory(0, rows * length), rows, cancellationToken);
            var width = features.Length / rows;
            for (var i = 0; i < batch.Length; i++)
            {
                var one = features.AsMemory(i * width, width);
                if (one.Span.IndexOfAnyExceptInRange(float.MinValue, float.MaxValue) >= 0)
                    throw new ModelRunException($"The extractor gives a feature that is not finite for sample {done + i}.");
                yield return one;
            }

            done += batch.Length;
        }
    }

    private float[] Run(Memory<float> input, int rows, CancellationToken cancellationToken)
    {
        NamedTensor[] outputs = [NamedTensor.KeptOutput(_output.Name)];
        _session.Run([new NamedTensor(_input.Name, new TensorBuffer<float>(input, [rows, .. _sampleShape]))], outputs, cancellationToken);
        using var value = outputs[0].Value!;
        var features = new float[value.Shape.ToArray().Aggregate(1L, (a, b) => a * b)];
        value.CopyTo<float>(features);
        return value.Shape.Length > 0 && value.Shape[0] == rows
            ? features
            : throw new ModelRunException($"The extractor gives [{string.Join(", ", value.Shape.ToArray())}] for {rows} samples: its first dimension must be the batch.");
    }

    private static TensorSpec Output(IModelSession session, string? name)
    {
        var output = name is null && session.Outputs.Count == 1 ? session.Outputs[0] : session.Outputs.FirstOrDefault(o => o.Name == name);
        return output is { ElementType: TensorElementType.Float32 }
            ? output
            : throw new ArgumentException($"Name a float output of the model: it has {string.Join("; ", session.Outputs)}.", nameof(name));
    }

    private static long[] SampleShape(TensorSpec input, ReadOnlySpan<long> given)
    {
        long[] shape = given.IsEmpty ? [.. input.Shape.Skip(1)] : given.ToArray();
        if (shape.Length != input.Shape.Count - 1 || shape.Any(d => d < 1) || shape.Where((d, i) => input.Shape[i + 1] > 0 && input.Shape[i + 1] != d).Any())
            throw new ArgumentException($"[{string.Join(", ", shape)}] is no shape of one sample for {input}: give its dimensions without the batch.", nameof(given));
        return shape;
    }
}
