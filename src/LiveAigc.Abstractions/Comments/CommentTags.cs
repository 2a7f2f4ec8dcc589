namespace LiveAigc;

/// <summary>What a tagger says of one comment. Immutable.</summary>
/// <param name="CommentId">The <see cref="LiveComment.Id"/> it belongs to.</param>
/// <param name="Intent">The most pressing tag of <paramref name="Spans"/> (<see cref="CommentTag.ByPriority"/>), else <see cref="CommentTag.O"/>.</param>
/// <param name="Confidence">How sure the tagger is of <paramref name="Intent"/>, 0 to 1.</param>
/// <param name="Spans">The tagged stretches, in text order, not overlapping. Text outside them is <see cref="CommentTag.O"/>.</param>
public sealed record CommentTags(string CommentId, string Intent, float Confidence, IReadOnlyList<CommentSpan> Spans)
{
    /// <summary>
    /// <see langword="true"/> when the tagger found something but was not sure enough to say it: the spans below the
    /// threshold were left out, and a person should look.
    /// </summary>
    public bool Abstained { get; init; }
}
