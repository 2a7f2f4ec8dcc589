namespace LiveAigc.Training;

/// <summary>Makes another text of a tagged one, its spans carried along.</summary>
/// <remarks>Implementations draw from the generator they are given alone, so that a training can be repeated.</remarks>
public interface ITextAugmentation
{
    /// <summary>Changes a text.</summary>
    /// <param name="text">The text; not changed itself.</param>
    /// <param name="others">The training texts, for augmentations that combine several.</param>
    /// <param name="random">Where chance comes from.</param>
    /// <returns>Another text, or <paramref name="text"/> itself.</returns>
    TaggedText Apply(TaggedText text, IReadOnlyList<TaggedText> others, Random random);
}
