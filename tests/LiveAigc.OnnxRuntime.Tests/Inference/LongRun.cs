namespace LiveAigc.Inference;

/// <summary>A session of one call at a time, and a call on it that runs until it is cancelled.</summary>
internal sealed class LongRun : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _end = new();
    private readonly Task _call;

    public LongRun()
        : this(ModelFolder.Load(TinyModel.Counting(), new() { MaxConcurrentRuns = 1 }))
    {
    }

    /// <param name="session">Of the counting model, owned from here on; it must run one call at a time.</param>
    public LongRun(OnnxRuntimeSession session)
    {
        Session = session;
        _call = Task.Run(() => Count(long.MaxValue, _end.Token));
        // It runs as soon as a call that is over at once has to wait.
        Assert.That(() => { using var soon = new CancellationTokenSource(20); Count(0, soon.Token); }, Throws.InstanceOf<OperationCanceledException>().After((int)Patience.TotalMilliseconds, 1));
    }

    public OnnxRuntimeSession Session { get; }

    public bool IsRunning => !_call.IsCompleted;

    public float Count(long times, CancellationToken cancellationToken = default)
    {
        var y = new float[1];
        Session.Run([Tensors.Named<long>("times", [times]), Tensors.Named<float>("x", [0], 1)], [Tensors.Named("y", y, 1)], cancellationToken);
        return y[0];
    }

    public void EndIn(TimeSpan time) => _end.CancelAfter(time);

    /// <summary>Ends the call and gives what it threw.</summary>
    public Exception? End()
    {
        _end.Cancel();
        Assert.That(((IAsyncResult)_call).AsyncWaitHandle.WaitOne(Patience), "the call ends");
        return _call.Exception?.InnerException ?? (_call.IsCanceled ? new OperationCanceledException() : null);
    }

    public void Dispose()
    {
        _end.Cancel();
        Session.Dispose();
        _end.Dispose();
    }
}
