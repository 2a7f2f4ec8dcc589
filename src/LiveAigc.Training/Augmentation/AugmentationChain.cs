namespace LiveAigc.Training;

/// <summary>Several augmentations, one after another.</summary>
/// <param name="steps">In the order they are applied.</param>
public sealed class AugmentationChain(params IReadOnlyList<ITextAugmentation> steps) : ITextAugmentation
{
    /// <inheritdoc/>
    public TaggedText Apply(TaggedText text, IReadOnlyList<TaggedText> others, Random random) =>
        steps.Aggregate(text, (current, step) => step.Apply(current, others, random));
}
