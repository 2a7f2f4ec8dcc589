namespace LiveAigc;

/// <summary>One viewer's comment, as it arrived. Immutable.</summary>
/// <param name="Id">Identifies the comment within its room; never empty.</param>
/// <param name="Text">What the viewer typed. Any UTF-16 text, lone surrogates included; may be empty.</param>
public sealed record LiveComment(string Id, string Text)
{
    /// <summary>Who wrote it: a pseudonym, better than a nickname or account. <see langword="null"/> when unknown.</summary>
    public string? Viewer { get; init; }

    /// <summary>The room it was written in. <see langword="null"/> when there is only one.</summary>
    public string? Room { get; init; }

    /// <summary>When it was written. <see langword="null"/> when the source does not say.</summary>
    public DateTimeOffset? Time { get; init; }
}
