using LiveAigc.Evaluation;
using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>Tags texts with a classifier in training, through the same decoder that serves, so that scores mean the same.</summary>
internal sealed class TaggingScorer(TokenClassifier model, SpanDecoder decoder, WordPieceTokenizer tokenizer)
{
    private readonly LabelAligner _aligner = new(tokenizer, decoder.Labels, model.Config.MaxPositions);

    /// <summary>Spans less sure than this are left out of <see cref="Predict"/>.</summary>
    public float MinConfidence { get; set; }

    /// <summary>The predicted spans of each text, in its order.</summary>
    public IReadOnlyList<IReadOnlyList<TagSpan>> Predict(IReadOnlyList<TaggedText> texts) =>
        [.. PredictAll(texts).Select(spans => Above(spans, MinConfidence))];

    /// <summary>The spans that are as sure.</summary>
    public static IReadOnlyList<TagSpan> Above(IReadOnlyList<CommentSpan> spans, float confidence) =>
        [.. spans.Where(s => s.Confidence >= confidence).Select(s => new TagSpan(s.Start, s.End, s.Tag))];

    /// <summary>The predicted spans of each text, however unsure.</summary>
    public IReadOnlyList<IReadOnlyList<CommentSpan>> PredictAll(IReadOnlyList<TaggedText> texts, int batchSize = 32)
    {
        using var _ = no_grad();
        var parts = texts.SelectMany((text, index) => _aligner.Align(text with { Spans = [] }).Select(aligned => (Index: index, Aligned: aligned)))
            .OrderBy(p => p.Aligned.Ids.Length).ToArray();
        var spans = texts.Select(t => new List<CommentSpan>()).ToArray();
        foreach (var chunk in parts.Chunk(batchSize))
        {
            using var scope = NewDisposeScope();
            var batch = new ClassifierBatch(chunk.Select(p => p.Aligned).ToArray(), tokenizer.PadId);
            var logits = model.Forward(batch.Ids, batch.Keep, ScalarType.Float32, null);
            var values = logits.contiguous().data<float>().ToArray();
            var length = (int)logits.shape[1];
            for (var i = 0; i < chunk.Length; i++)
                spans[chunk[i].Index].AddRange(Decode(chunk[i].Aligned, values.AsSpan(i * length * decoder.Labels.Count)));
        }

        foreach (var list in spans)
            list.Sort((a, b) => a.Start.CompareTo(b.Start));
        return spans;
    }

    private IReadOnlyList<CommentSpan> Decode(AlignedText text, ReadOnlySpan<float> logits)
    {
        var count = decoder.Labels.Count;
        var words = new float[text.Words.Length * count];
        for (int i = 0, word = 0; i < text.Ids.Length; i++)
        {
            if (text.Labels[i] != LabelAligner.Ignored)
                logits.Slice(i * count, count).CopyTo(words.AsSpan(word++ * count));
        }

        return decoder.Decode(words, text.Words);
    }
}
