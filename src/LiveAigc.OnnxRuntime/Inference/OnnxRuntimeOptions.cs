namespace LiveAigc;

/// <summary>How <see cref="OnnxRuntimeSessionFactory"/> loads and runs models.</summary>
public sealed record OnnxRuntimeOptions
{
    /// <summary>The providers in order of preference: ONNX Runtime gives each node of a model to the first that can run it.</summary>
    /// <value><see cref="ExecutionProvider.Cpu"/> alone by default. The CPU comes last, named or not.</value>
    /// <exception cref="ArgumentException">The list is empty, or something follows the CPU, which takes every node.</exception>
    public IReadOnlyList<ExecutionProvider> Providers
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            ExecutionProvider[] providers = [.. value];
            if (providers.Length == 0)
                throw new ArgumentException("Ask for at least one provider: ExecutionProvider.Cpu always works.", nameof(value));
            if (providers.AsSpan(..^1).Contains(ExecutionProvider.Cpu))
                throw new ArgumentException("The CPU takes every node of a model: put it last.", nameof(value));
            field = providers;
        }
    } = [ExecutionProvider.Cpu];

    /// <summary>What to do when one of <see cref="Providers"/> cannot be had.</summary>
    /// <value><see cref="ProviderFallBack.Report"/> by default.</value>
    public ProviderFallBack FallBack { get; set; }

    /// <summary>Called once for every model loaded, before it is handed out, on the thread that loads: the place to log what was asked and got.</summary>
    /// <value><see langword="null"/> by default. What it throws, loading throws.</value>
    public Action<ProviderReport>? OnLoaded { get; set; }

    /// <summary>How many threads one call may use on the CPU.</summary>
    /// <value>
    /// 0 or more; 1 by default; 0 lets ONNX Runtime take one per core. One is best where calls come side by side, as
    /// comments do: on two cores, two callers on one thread each tagged 46,000 tokens/s, one caller on two threads 41,000,
    /// two callers on two threads each 33,000. Raise it where one call at a time runs and its delay counts, as for pictures.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int IntraOpThreads { get; set => field = NotNegative(value); } = 1;

    /// <summary>How many nodes of one call may run at once on the CPU.</summary>
    /// <value>0 or more; 1 by default: one after the other, what nearly every model wants; 0 takes one per core.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int InterOpThreads { get; set => field = NotNegative(value); } = 1;

    /// <summary>Whether threads that wait for work of the same call keep their core busy.</summary>
    /// <value>
    /// <see langword="false"/> by default, other than in ONNX Runtime: a spinning thread takes a core from the next call.
    /// Without effect while <see cref="IntraOpThreads"/> is 1.
    /// </value>
    public bool Spinning { get; set; }

    /// <summary>How many calls of one session may run at once; the others wait.</summary>
    /// <value>0 or more; 0, the default, sets no limit. Every running call has working memory of its own. On DirectML it is always 1.</value>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int MaxConcurrentRuns { get; set => field = NotNegative(value); }

    /// <summary>How far models are rewritten at load.</summary>
    /// <value><see cref="GraphOptimization.All"/> by default.</value>
    public GraphOptimization Optimization { get; set; } = GraphOptimization.All;

    /// <summary>Where ONNX Runtime writes how long each node took, when the session is disposed: this text, the time, <c>.json</c>.</summary>
    /// <value><see langword="null"/>, the default, measures nothing.</value>
    public string? ProfilePrefix { get; set; }

    private static int NotNegative(int value, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }
}
