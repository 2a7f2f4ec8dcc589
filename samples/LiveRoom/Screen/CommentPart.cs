namespace LiveAigc.Samples.LiveRoom;

/// <summary>A stretch of a comment: a span, or what lies between spans.</summary>
/// <param name="Text">As the viewer typed it.</param>
/// <param name="Tag"><see langword="null"/> outside of spans.</param>
internal readonly record struct CommentPart(string Text, string? Tag)
{
    /// <summary>As it stands where no colours are seen: a span in brackets, with its tag unless that is the comment's intent.</summary>
    public string Marked(string intent) =>
        Tag is null ? Text : Tag == intent ? $"[{Text}]" : $"[{Text}]({Tag})";

    /// <summary>All of a comment, in order.</summary>
    public static IEnumerable<CommentPart> Of(TaggedComment comment)
    {
        var at = 0;
        foreach (var span in comment.Tags.Spans)
        {
            if (span.Start > at)
                yield return new(comment.Text[at..span.Start], null);
            yield return new(comment.Text[span.Start..span.End], span.Tag);
            at = span.End;
        }

        if (at < comment.Text.Length)
            yield return new(comment.Text[at..], null);
    }
}
