namespace LiveAigc;

/// <summary>What all of LiveAigc in one service provider shares. Set it in <c>AddLiveAigc(options => …)</c>.</summary>
public sealed class LiveAigcOptions
{
    /// <summary>How models are loaded and run: execution providers, threads.</summary>
    /// <value>One thread a call on the CPU by default; not <see langword="null"/>.</value>
    /// <exception cref="ArgumentNullException">Set to <see langword="null"/>.</exception>
    public OnnxRuntimeOptions OnnxRuntime
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = new();

    /// <summary>Whether and how comments of many callers are tagged together: set it, and the <see cref="ICommentTagger"/> is a <see cref="CommentBatcher"/>.</summary>
    /// <value><see langword="null"/> by default: every call runs by itself on its caller's thread.</value>
    public CommentBatcherOptions? CommentBatching { get; set; }
}
