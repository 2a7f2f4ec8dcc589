namespace LiveAigc;

/// <summary>Marks what viewers want in what they write.</summary>
/// <remarks>
/// Implementations are safe for concurrent calls. Whoever creates a tagger disposes it; one resolved from a service
/// provider is disposed with the provider.
/// </remarks>
public interface ICommentTagger
{
    /// <summary>The labels this tagger can give besides <see cref="CommentTag.O"/>.</summary>
    IReadOnlyList<string> Tags { get; }

    /// <summary>Tags a batch of comments.</summary>
    /// <param name="comments">The comments; may be empty. Any text is accepted.</param>
    /// <param name="options">Settings of this call; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call, a running model included.</param>
    /// <returns>One result a comment, in the order of <paramref name="comments"/>; each equals what the comment gets alone.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    /// <exception cref="ModelRunException">The model failed while it ran.</exception>
    ValueTask<IReadOnlyList<CommentTags>> TagAsync(
        IReadOnlyList<LiveComment> comments,
        CommentTaggingOptions? options = null,
        CancellationToken cancellationToken = default);
}
