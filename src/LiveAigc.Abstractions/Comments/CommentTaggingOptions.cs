namespace LiveAigc;

/// <summary>Settings of one call of <see cref="ICommentTagger"/>.</summary>
public sealed record CommentTaggingOptions
{
    /// <summary>The settings used when none are given.</summary>
    public static CommentTaggingOptions Default { get; } = new();

    /// <summary>Spans less sure than this are left out, and the result says it abstained.</summary>
    /// <value>0 to 1; 0 keeps every span. <see langword="null"/>, the default, takes what the model was tuned to, 0 where it does not say.</value>
    /// <exception cref="ArgumentOutOfRangeException">Outside 0 to 1, or not a number.</exception>
    public float? MinConfidence
    {
        get;
        init
        {
            if (value is not null and not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(MinConfidence), value, "MinConfidence is a probability: give 0 to 1.");
            field = value;
        }
    }

    /// <summary>How pressing the comments of the call are, where a tagger queues them.</summary>
    /// <value><see cref="CommentPriority.Normal"/> by default.</value>
    /// <exception cref="ArgumentOutOfRangeException">None of the classes.</exception>
    public CommentPriority Priority
    {
        get;
        init
        {
            if (value is < CommentPriority.Low or > CommentPriority.High)
                throw new ArgumentOutOfRangeException(nameof(Priority), value, "Priority is Low, Normal or High.");
            field = value;
        }
    }
}
