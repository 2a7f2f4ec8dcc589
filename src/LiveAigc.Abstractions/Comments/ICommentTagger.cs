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

    /// <summary>Tags one comment.</summary>
    /// <remarks>As <see cref="TagAsync(IReadOnlyList{LiveComment}, CommentTaggingOptions?, CancellationToken)"/> does; a tagger that has a shorter way for one takes it.</remarks>
    /// <param name="comment">The comment. Any text is accepted.</param>
    /// <param name="options">Settings of this call; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="TagAsync(IReadOnlyList{LiveComment}, CommentTaggingOptions?, CancellationToken)" path="/exception"/>
    async ValueTask<CommentTags> TagAsync(LiveComment comment, CommentTaggingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(comment);
        return (await TagAsync([comment], options, cancellationToken).ConfigureAwait(false))[0];
    }
}
