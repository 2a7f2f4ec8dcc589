namespace LiveAigc;

/// <summary>Settings of one <see cref="ICommentTagger.TagAsync"/> call.</summary>
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
}
