using System.Runtime.CompilerServices;

namespace LiveAigc;

/// <summary>Shorter ways to call <see cref="ICommentTagger"/>.</summary>
public static class CommentTaggerExtensions
{
    /// <summary>Tags one comment: <see cref="ICommentTagger.TagAsync(LiveComment, CommentTaggingOptions?, CancellationToken)"/> for a tagger at hand by its own type.</summary>
    /// <inheritdoc cref="ICommentTagger.TagAsync(LiveComment, CommentTaggingOptions?, CancellationToken)" path="/exception"/>
    public static ValueTask<CommentTags> TagAsync(
        this ICommentTagger tagger,
        LiveComment comment,
        CommentTaggingOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(comment);
        return tagger.TagAsync(comment, options, cancellationToken);
    }

    /// <summary>Tags a bare text; the result's <see cref="CommentTags.CommentId"/> is empty.</summary>
    /// <inheritdoc cref="ICommentTagger.TagAsync(IReadOnlyList{LiveComment}, CommentTaggingOptions?, CancellationToken)" path="/exception"/>
    public static ValueTask<CommentTags> TagAsync(
        this ICommentTagger tagger,
        string text,
        CommentTaggingOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(text);
        return tagger.TagAsync(new LiveComment("", text), options, cancellationToken);
    }

    /// <summary>Tags a stream in batches of up to <paramref name="batchSize"/>, one result a comment, in order.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="comments">The stream. A batch waits until it is full or the stream ends: for a live room, where
    /// comments must not wait, tag them as they come.</param>
    /// <param name="batchSize">1 or more; 32 by default, where small models on CPU saturate.</param>
    /// <param name="options">Settings of the calls; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    /// <inheritdoc cref="ICommentTagger.TagAsync(IReadOnlyList{LiveComment}, CommentTaggingOptions?, CancellationToken)" path="/exception"/>
    public static async IAsyncEnumerable<CommentTags> TagAsync(
        this ICommentTagger tagger,
        IAsyncEnumerable<LiveComment> comments,
        int batchSize = 32,
        CommentTaggingOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(tagger);
        ArgumentNullException.ThrowIfNull(comments);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var batch = new List<LiveComment>(batchSize);
        await foreach (var comment in comments.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            batch.Add(comment);
            if (batch.Count < batchSize)
                continue;
            foreach (var tags in await tagger.TagAsync(batch, options, cancellationToken).ConfigureAwait(false))
                yield return tags;
            batch.Clear();
        }

        if (batch.Count == 0)
            yield break;
        foreach (var tags in await tagger.TagAsync(batch, options, cancellationToken).ConfigureAwait(false))
            yield return tags;
    }
}
