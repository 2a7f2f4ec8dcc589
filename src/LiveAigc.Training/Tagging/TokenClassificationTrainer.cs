using LiveAigc.Evaluation;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>
/// Teaches an encoder to mark spans: cross entropy on the first piece of each word, special tokens and padding ignored,
/// AdamW with warm-up, early stopping on the development texts' span F1.
/// </summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class TokenClassificationTrainer
{
    private readonly TokenClassificationOptions _options;
    private readonly TimeProvider _time;

    /// <summary>Creates the trainer.</summary>
    /// <param name="options">Settings; the defaults when null.</param>
    /// <param name="time">For speed and time left; the system's when null.</param>
    public TokenClassificationTrainer(TokenClassificationOptions? options = null, TimeProvider? time = null)
    {
        _options = options ?? new TokenClassificationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Epochs, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.BatchSize, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.Patience, 1, nameof(options));
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Trains and writes the classifier; goes on from a checkpoint in <paramref name="outputFolder"/> if there is one.</summary>
    /// <param name="train">The training texts.</param>
    /// <param name="development">Texts to score after each epoch; the epoch with the best span F1 is kept.</param>
    /// <param name="encoderFolder">
    /// A folder of <see cref="MaskedLanguageTrainer"/> to start from; its vocabulary and sizes are used.
    /// </param>
    /// <param name="outputFolder">Gets config.json, vocab.txt, tokenizer_config.json and weights.safetensors.</param>
    /// <param name="progress">Told of loss, score and time left.</param>
    /// <param name="cancellationToken">Stops after a checkpoint: a later call goes on.</param>
    /// <exception cref="ArgumentException">There are no training or development texts, or no spans in them.</exception>
    /// <exception cref="ModelLoadException">The encoder's folder or a checkpoint does not fit.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the checkpoint is written.</exception>
    public TokenClassificationResult Train(
        IReadOnlyList<TaggedText> train,
        IReadOnlyList<TaggedText> development,
        string encoderFolder,
        string outputFolder,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        Train(train, development, ModelFolder.ReadConfig(encoderFolder), WordPieceTokenizer.Load(encoderFolder), encoderFolder, outputFolder, progress, cancellationToken);

    /// <summary>Trains an encoder from nothing; otherwise as the other overload.</summary>
    public TokenClassificationResult Train(
        IReadOnlyList<TaggedText> train,
        IReadOnlyList<TaggedText> development,
        EncoderConfig config,
        WordPieceTokenizer tokenizer,
        string outputFolder,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        Train(train, development, config, tokenizer, null, outputFolder, progress, cancellationToken);

    private TokenClassificationResult Train(
        IReadOnlyList<TaggedText> train,
        IReadOnlyList<TaggedText> development,
        EncoderConfig config,
        WordPieceTokenizer tokenizer,
        string? encoderFolder,
        string outputFolder,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        TorchRuntime.Initialize();
        var labels = LabelsOf(train, development);
        using var model = new TokenClassifier(config, labels.Count, _options.Seed);
        if (encoderFolder is not null)
            model.Weights.StartFrom(encoderFolder, newHead: "classifier.");
        using var average = _options.AverageDecay > 0 ? new WeightAverage(model.Weights, _options.AverageDecay) : null;
        using var optimizer = new Optimizer(model.Weights, _options.WeightDecay);
        using var dropout = new DropoutMasks(_options.Dropout, _options.Seed, Type);
        ModelFolder.WriteClassifier(outputFolder, config, tokenizer, labels.Labels);
        var aligner = new LabelAligner(tokenizer, labels, config.MaxPositions);
        var scorer = new TaggingScorer(model, new SpanDecoder(labels), tokenizer);
        var loss = new ClassifierLoss(train.SelectMany(aligner.Align), labels.Count, _options.ClassWeightPower);
        var history = new EpochHistory(outputFolder, _options.Patience);
        var checkpoint = new Checkpoint(outputFolder, model.Weights, optimizer, average);
        checkpoint.Resume();
        var epoch = history.Resume();
        var stepsAnEpoch = (train.Count + _options.BatchSize - 1) / _options.BatchSize;
        var steps = (long)stepsAnEpoch * _options.Epochs;
        var meter = new ProgressMeter("training", (long)epoch * stepsAnEpoch, steps, progress, _time) { Score = history.Best };
        var rate = new LearningRate(_options.LearningRate, _options.WarmUp);
        for (; epoch < _options.Epochs && !history.IsExhausted; epoch++)
        {
            var random = new Random(SeedOf.Step(_options.Seed, -1 - epoch));
            var texts = train.Select(t => _options.Augmentation?.Apply(t, train, random) ?? t).SelectMany(aligner.Align).ToArray();
            var step = (long)epoch * stepsAnEpoch;
            foreach (var chosen in ClassifierBatch.Cut(texts, _options.BatchSize, random))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                dropout.StartStep(step);
                var batch = new ClassifierBatch(chosen, tokenizer.PadId);
                var ids = _options.TokenDropout > 0 ? HideSome(batch, tokenizer, random) : batch.Ids;
                var value = loss.Of(model.Forward(ids, batch.Keep, Type, dropout), batch);
                optimizer.Step(value, rate.At(step++, steps));
                average?.Update(step);
                meter.Add(value.item<float>(), batch.Tokens);
                if (step % 20 == 0)
                    meter.Report(step);
            }

            average?.Swap();
            var report = SpanReport.Compute(development.Select(d => d.Spans).ToArray(), scorer.Predict(development));
            meter.Score = report.Micro.F1;
            if (history.Add(epoch, report.Micro.F1))
                Write(model, outputFolder);
            average?.Swap();
            checkpoint.Save(step);
            meter.Report(step);
        }

        using (NewDisposeScope())
            model.Weights.CopyFrom(SafeTensors.Read(ModelFolder.WeightsOf(outputFolder)));
        if (_options.TuneOutsideBias && OutsideBias.Tune(model, scorer, development) != 0)
            Write(model, outputFolder);
        if (_options.TuneMinConfidence)
            ModelFolder.WriteMinConfidence(outputFolder, scorer.MinConfidence = MinConfidence.Best(scorer, development));
        checkpoint.Remove();
        return new TokenClassificationResult(history.BestEpoch + 1, epoch, scorer.Predict(development));
    }

    private ScalarType Type => _options.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;

    private TokenLabels LabelsOf(IReadOnlyList<TaggedText> train, IReadOnlyList<TaggedText> development)
    {
        if (train.Count == 0 || development.Count == 0)
            throw new ArgumentException($"Training needs texts to learn from and texts to score on; got {train.Count} and {development.Count}.");
        var tags = train.SelectMany(t => t.Spans.Select(s => s.Tag)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        if (tags.Length == 0)
            throw new ArgumentException("The training texts hold no span: there is nothing to learn.", nameof(train));
        var unknown = development.SelectMany(t => t.Spans).FirstOrDefault(s => !tags.Contains(s.Tag));
        if (unknown.Tag is not null)
            throw new ArgumentException($"The development texts hold the tag \"{unknown.Tag}\", which no training text has.", nameof(development));
        return new TokenLabels(["O", .. _options.Prefixes ? tags.SelectMany(t => (string[])[$"B-{t}", $"I-{t}"]) : tags]);
    }

    private Tensor HideSome(ClassifierBatch batch, WordPieceTokenizer tokenizer, Random random)
    {
        var ids = batch.Ids.data<long>().ToArray();
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] != tokenizer.PadId && ids[i] != tokenizer.ClsId && ids[i] != tokenizer.SepId && random.NextDouble() < _options.TokenDropout)
                ids[i] = tokenizer.MaskId;
        }

        return tensor(ids, batch.Ids.shape);
    }

    private static void Write(TokenClassifier model, string folder) =>
        SafeTensors.Write(ModelFolder.WeightsOf(folder), model.Weights.Tensors);
}

/// <summary>What a training came to.</summary>
/// <param name="BestEpoch">The epoch whose weights were kept, from 1.</param>
/// <param name="Epochs">Epochs trained.</param>
/// <param name="DevelopmentSpans">The kept weights' spans on the development texts, in their order.</param>
public sealed record TokenClassificationResult(int BestEpoch, int Epochs, IReadOnlyList<IReadOnlyList<TagSpan>> DevelopmentSpans);
