using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace LiveAigc;

/// <summary>Runs batches one after the other, in memory that is used again. For one thread.</summary>
[SuppressMessage("Reliability", "CA1001", Justification = "Disposing the cancellation source would race with a caller that cancels it; without a timer it holds nothing.")]
internal sealed class CommentRun(CommentTagger tagger, int maxTokens, TimeProvider time, CommentMetrics metrics)
{
    // As in CommentTagger: one huge text must not hold its memory for good.
    private const int KeptTokens = 1 << 16;

    private readonly List<CommentTags?> _answers = [];
    private readonly List<Exception?> _failures = [];
    private TaggingBatch _batch = new(tagger.Model, maxTokens);
    private CancellationTokenSource _end = new();

    /// <summary>The batch.</summary>
    public List<PendingComment> Comments { get; } = [];

    /// <summary>How many of the batch have callers that still wait. Changes under the batcher's lock.</summary>
    public int Wanted { get; set; }

    /// <summary>Whether a batch is being run. Changes under the batcher's lock.</summary>
    public bool Busy { get; set; }

    /// <summary>Ends the batch that runs, once nobody waits for it.</summary>
    public CancellationTokenSource End => _end;

    /// <summary>What a comment of the batch got: its tags, or why there are none.</summary>
    public (CommentTags? Tags, Exception? Failure) this[int comment] => (_answers[comment], _failures[comment]);

    /// <summary>Runs the batch. Throws nothing: what a comment got stands in the results. One that fails takes no other along.</summary>
    /// <returns>How long it took.</returns>
    public TimeSpan Execute()
    {
        _answers.Clear();
        _failures.Clear();
        using var activity = StartActivity();
        var start = time.GetTimestamp();
        Measure(start, activity);
        var failure = Try(0, Comments.Count);
        for (var i = 0; failure is not null && Comments.Count > 1 && i < Comments.Count; i++)
            Try(i, 1);
        var took = time.GetElapsedTime(start);
        metrics.Ran(took, failure);
        if (failure is not null)
            activity?.SetStatus(ActivityStatusCode.Error, failure.Message).SetTag("error.type", failure.GetType().FullName);
        return took;
    }

    /// <summary>Makes ready for the next batch.</summary>
    public void Clear()
    {
        Comments.Clear();
        if (Wanted == 0)
            _end = new(); // The old one is cancelled, or will be in a moment.
        if (_batch.Capacity > KeptTokens)
            _batch = new(tagger.Model, maxTokens);
    }

    // Runs some of the batch and writes down what they got. Gives what went wrong.
    private Exception? Try(int first, int count)
    {
        Exception? failure = null;
        try
        {
            _batch.Clear();
            for (var i = first; i < first + count; i++)
                _batch.Add(Comments[i].Comment.Text);
            _batch.Run(_end.Token);
            for (var i = first; i < first + count; i++)
                Write(i, Read(i, i - first), null);
            return null;
        }
        catch (Exception e)
        {
            failure = e;
        }

        for (var i = first; i < first + count; i++)
            Write(i, null, failure);
        return failure;
    }

    private CommentTags Read(int comment, int text)
    {
        var pending = Comments[comment];
        return tagger.Read(pending.Comment.Id, _batch.LogitsOf(text), _batch.WordsOf(text), pending.MinConfidence ?? tagger.Model.MinSpanConfidence);
    }

    private void Write(int comment, CommentTags? tags, Exception? failure)
    {
        while (_answers.Count <= comment)
        {
            _answers.Add(null);
            _failures.Add(null);
        }

        (_answers[comment], _failures[comment]) = (tags, failure);
    }

    private void Measure(long now, Activity? activity)
    {
        var (tokens, padding) = (0, 0);
        foreach (var pending in Comments)
        {
            tokens += pending.Size.Cost;
            padding += pending.Size.Padding;
            metrics.Waited(pending.Priority, time.GetElapsedTime(pending.Arrived, now));
        }

        metrics.Took(Comments.Count, tokens, padding);
        activity?.SetTag("liveaigc.comment.batch.size", Comments.Count).SetTag("liveaigc.comment.batch.tokens", tokens);
    }

    private Activity? StartActivity()
    {
        if (!LiveAigcTelemetry.Source.HasListeners())
            return null;
        var links = Comments.FindAll(pending => pending.Origin != default).ConvertAll(pending => new ActivityLink(pending.Origin));
        return LiveAigcTelemetry.Source.StartActivity("liveaigc.comment.batch", ActivityKind.Internal, default(ActivityContext), links: links);
    }
}
