using Microsoft.Extensions.Time.Testing;

namespace LiveAigc.Comments.Batching;

/// <summary>A batcher of one thread over a model that waits at each run until the test lets it go, and writes down what ran.</summary>
internal sealed class BatcherRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ClassifierFolder _folder = new();
    private readonly SemaphoreSlim _begun = new(0), _permits = new(0);
    private readonly List<string> _runs = [];
    private readonly CommentTagger _tagger;
    private volatile bool _open;

    public BatcherRig(CommentBatcherOptions? options = null, System.Diagnostics.Metrics.IMeterFactory? meters = null)
    {
        Session = new()
        {
            Logits = (ids, position) =>
            {
                if (position == 0)
                    Note(ids);
                return ids.Contains(ClassifierFolder.IdOf("退")) ? [float.NaN, 0, 0] : [0, ids[position] == ClassifierFolder.IdOf("a") ? 9 : 0, 0];
            },
            Running = Pause,
            Outputs = [new("logits", TensorElementType.Float32, [-1, -1, 3])], // known, so that loading runs nothing
        };
        _tagger = CommentTagger.Load(_folder.Root, Session, new() { ExactBatches = false });
        Batcher = new(_tagger, (options ?? new()) with { ConcurrentRuns = 1 }, Time, meters);
    }

    public FakeTimeProvider Time { get; } = new();

    public FakeSession Session { get; }

    public CommentBatcher Batcher { get; }

    /// <summary>The first letters of the comments that ran together, run by run.</summary>
    public string[] Runs
    {
        get
        {
            lock (_runs)
                return [.. _runs];
        }
    }

    /// <summary>A comment that its letter names, of so many words.</summary>
    public static LiveComment Comment(char letter, int words = 1) => new($"{letter}", string.Join(' ', Enumerable.Repeat(letter, words)));

    public Task<CommentTags> Tag(char letter, int words = 1, CommentPriority priority = default, CancellationToken token = default) =>
        Batcher.TagAsync(Comment(letter, words), new() { Priority = priority }, token).AsTask();

    /// <summary>Keeps the model busy with a comment of its own, so that what is sent next waits.</summary>
    public Task<CommentTags> Occupy(char letter = 'j')
    {
        var task = Tag(letter);
        AwaitRun();
        return task;
    }

    /// <summary>Waits until the next run has begun.</summary>
    public void AwaitRun() => Assert.That(_begun.Wait(Patience), "the model is asked");

    /// <summary>Lets one run end.</summary>
    public void Step() => _permits.Release();

    /// <summary>Lets the run that is going on, and all later ones, end.</summary>
    public void Open()
    {
        _open = true;
        _permits.Release();
    }

    /// <summary>Waits until all are answered, one way or the other.</summary>
    public static async Task Settle(params Task[] tasks)
    {
        foreach (var task in tasks)
            await Task.WhenAny(task).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        Open();
        await Batcher.DisposeAsync().AsTask().WaitAsync(Patience);
        _tagger.Dispose();
        _folder.Dispose();
        _begun.Dispose();
        _permits.Dispose();
    }

    private void Pause(CancellationToken token)
    {
        lock (_runs)
            _runs.Add("");
        _begun.Release();
        if (!_open)
            _permits.Wait(token);
    }

    private void Note(long[] ids)
    {
        lock (_runs)
            _runs[^1] += ClassifierFolder.Vocabulary[ids[1]];
    }
}
