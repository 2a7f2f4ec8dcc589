using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>
/// Teaches an encoder a language from plain text by hiding tokens and having it guess them (Devlin et al., 2019). The
/// result is where <see cref="TokenClassificationTrainer"/> starts from.
/// </summary>
/// <remarks>Not thread-safe. Uses all cores unless <see cref="TorchRuntime.Initialize"/> was told otherwise.</remarks>
public sealed class MaskedLanguageTrainer
{
    private readonly EncoderConfig _config;
    private readonly WordPieceTokenizer _tokenizer;
    private readonly MaskedLanguageOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates the trainer.</summary>
    /// <param name="config">The encoder's sizes; its vocabulary size must be the tokenizer's.</param>
    /// <param name="tokenizer">Cuts the texts.</param>
    /// <param name="options">Settings; the defaults when null.</param>
    /// <param name="time">For speed and time left; the system's when null.</param>
    /// <exception cref="ArgumentException">Sizes do not go together.</exception>
    public MaskedLanguageTrainer(EncoderConfig config, WordPieceTokenizer tokenizer, MaskedLanguageOptions? options = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(tokenizer);
        config.Validate();
        if (config.VocabularySize != tokenizer.VocabularySize)
            throw new ArgumentException($"The encoder has {config.VocabularySize} word pieces, the tokenizer {tokenizer.VocabularySize}.", nameof(config));
        _options = options ?? new MaskedLanguageOptions();
        if (_options.RowLength > config.MaxPositions || _options.RowLength < 8)
            throw new ArgumentOutOfRangeException(nameof(options), _options.RowLength, $"RowLength must be 8 to {config.MaxPositions}, the encoder's positions.");
        _config = config;
        _tokenizer = tokenizer;
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Trains and writes the encoder; goes on from a checkpoint in <paramref name="outputFolder"/> if there is one.</summary>
    /// <param name="texts">The corpus. Every hundredth text is kept back to measure on.</param>
    /// <param name="outputFolder">Gets <c>config.json</c>, <c>vocab.txt</c> and <c>weights.safetensors</c>.</param>
    /// <param name="progress">Told of the loss and the time left.</param>
    /// <param name="cancellationToken">Stops the training after a checkpoint: a later call goes on.</param>
    /// <returns>Cross entropy of hidden tokens on the texts kept back, in nats.</returns>
    /// <exception cref="ArgumentException">The corpus fills no row.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the checkpoint is written.</exception>
    public double Train(
        IEnumerable<string> texts,
        string outputFolder,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        Train(texts, null, outputFolder, progress, cancellationToken);

    /// <summary>Goes on with an encoder that was pretrained before; otherwise as the other overload.</summary>
    /// <param name="texts">The corpus.</param>
    /// <param name="encoderFolder">The encoder to start from, of the trainer's sizes and vocabulary; random weights when null.</param>
    /// <param name="outputFolder">Another folder, for the result.</param>
    /// <param name="progress">Told of the loss and the time left.</param>
    /// <param name="cancellationToken">Stops the training after a checkpoint.</param>
    /// <exception cref="ModelLoadException">The encoder is of other sizes or lacks a weight.</exception>
    public double Train(
        IEnumerable<string> texts,
        string? encoderFolder,
        string outputFolder,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        TorchRuntime.Initialize();
        var encoded = texts.Select(Encode).Where(t => t.Length > 0).ToArray();
        var heldBack = new PackedRows(encoded.Where((_, i) => i % 100 == 99), _options.RowLength, _tokenizer.ClsId, _tokenizer.SepId);
        var rows = new PackedRows(encoded.Where((_, i) => i % 100 != 99), _options.RowLength, _tokenizer.ClsId, _tokenizer.SepId);
        if (rows.Count == 0)
            throw new ArgumentException("The corpus has no text to learn from.", nameof(texts));

        var batches = (rows.Count + _options.BatchSize - 1) / _options.BatchSize;
        long steps = (long)batches * _options.Epochs;
        using var model = new MaskedLanguageModel(_config, _options.Seed);
        if (encoderFolder is not null)
            StartFrom(encoderFolder, model);
        using var optimizer = new Optimizer(model.Weights, _options.WeightDecay, beta2: 0.98);
        using var dropout = new DropoutMasks(_options.Dropout, _options.Seed, Type);
        ModelFolder.WriteEncoder(outputFolder, _config, _tokenizer);
        var checkpoint = new Checkpoint(outputFolder, model.Weights, optimizer);
        var first = checkpoint.Resume();
        var meter = new ProgressMeter("pretraining", first, steps, progress, _time);
        var rate = new LearningRate(_options.LearningRate, _options.WarmUp);
        for (var step = first; step < steps; step++)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                checkpoint.Save(step);
                cancellationToken.ThrowIfCancellationRequested();
            }

            using (NewDisposeScope())
            {
                dropout.StartStep(step);
                var chosen = Shuffled.Order(rows.Count, SeedOf.Step(_options.Seed, step / batches))
                    .AsSpan((int)(step % batches) * _options.BatchSize, Math.Min(_options.BatchSize, rows.Count - ((int)(step % batches) * _options.BatchSize)));
                var loss = Loss(model, rows, chosen, SeedOf.Step(_options.Seed, step), dropout);
                optimizer.Step(loss, rate.At(step, steps));
                meter.Add(loss.item<float>(), (long)chosen.Length * rows.Length);
            }

            if ((step + 1) % _options.ReportEvery == 0)
                meter.Report(step + 1);
            if ((step + 1) % _options.CheckpointEvery == 0)
                checkpoint.Save(step + 1);
        }

        var final = HeldBackLoss(model, heldBack.Count > 0 ? heldBack : rows);
        SafeTensors.Write(ModelFolder.WeightsOf(outputFolder), model.Weights.Tensors);
        checkpoint.Remove();
        return final;
    }

    private ScalarType Type => _options.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;

    private void StartFrom(string folder, MaskedLanguageModel model)
    {
        if (!WordPieceTokenizer.Load(folder).Vocabulary.SequenceEqual(_tokenizer.Vocabulary))
            throw new ModelLoadException(folder, $"The encoder in {folder} has another vocabulary than the trainer's tokenizer.");
        model.Weights.StartFrom(folder, newHead: null);
    }

    private int[] Encode(string text)
    {
        var ids = new int[_tokenizer.Count(text)];
        var count = _tokenizer.Encode(text, ids, out _);
        return ids[..count];
    }

    private Tensor Loss(MaskedLanguageModel model, PackedRows rows, ReadOnlySpan<int> chosen, int seed, DropoutMasks? dropout)
    {
        int[] special = [_tokenizer.ClsId, _tokenizer.SepId, _tokenizer.PadId, _tokenizer.UnknownId];
        var masker = new TokenMasker(
            _config.VocabularySize, Math.Max(special.Max(), _tokenizer.MaskId) + 1, _tokenizer.MaskId, _options.MaskRate, _options.MaxMaskedRun, seed);
        var ids = new int[chosen.Length * rows.Length];
        var places = new List<long>();
        var answers = new List<int>();
        var positions = new List<int>();
        for (var i = 0; i < chosen.Length; i++)
        {
            var row = ids.AsSpan(i * rows.Length, rows.Length);
            rows[chosen[i]].CopyTo(row);
            positions.Clear();
            masker.Mask(row, special, positions, answers);
            foreach (var position in positions)
                places.Add(((long)i * rows.Length) + position);
        }

        return model.Loss(
            tensor(ids, [chosen.Length, rows.Length]).to_type(ScalarType.Int64),
            tensor(places.ToArray()),
            tensor(answers.ToArray()).to_type(ScalarType.Int64),
            Type,
            dropout);
    }

    private double HeldBackLoss(MaskedLanguageModel model, PackedRows rows)
    {
        using var _ = no_grad();
        double sum = 0;
        var batches = 0;
        for (var start = 0; start < rows.Count; start += _options.BatchSize, batches++)
        {
            using var scope = NewDisposeScope();
            var chosen = Enumerable.Range(start, Math.Min(_options.BatchSize, rows.Count - start)).ToArray();
            sum += Loss(model, rows, chosen, SeedOf.Step(_options.Seed, -1 - start), null).item<float>();
        }

        return sum / batches;
    }
}
