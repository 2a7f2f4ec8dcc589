namespace LiveAigc;

/// <summary>How a <see cref="CommentTagger"/> loads and runs a model. The tagger takes a copy: later changes have no effect.</summary>
public sealed record CommentTaggerOptions
{
    /// <summary>The model's file, relative to the folder or to its subfolder <c>onnx</c>.</summary>
    /// <value><see langword="null"/> by default: <c>model.onnx</c>. For example <c>model_quantized.onnx</c>.</value>
    /// <exception cref="ArgumentException">Blank.</exception>
    public string? ModelFile
    {
        get;
        set
        {
            if (value is not null)
                ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>Most tokens the model is given at once, special tokens included. Longer texts go through it in overlapping windows.</summary>
    /// <value>
    /// 16 or more; <see langword="null"/>, the default, takes what the folder says: the smaller of <c>max_position_embeddings</c>
    /// in config.json and <c>model_max_length</c> in tokenizer_config.json, 512 where neither says. A larger value than that has no effect.
    /// </value>
    /// <exception cref="ArgumentOutOfRangeException">Below 16.</exception>
    public int? MaxTokens { get; set => field = AtLeast(value, 16); }

    /// <summary>Most tokens of one run, padding included: how many comments share a run follows from their lengths.</summary>
    /// <value>1 or more; 4096 by default: 32 comments of 128 tokens, where small models on CPU saturate. One comment always runs, however long.</value>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxBatchTokens { get; set => field = AtLeast(value, 1)!.Value; } = 4096;

    /// <summary>Whether a batch must give exactly what its comments give alone.</summary>
    /// <value>
    /// <see langword="true"/> by default. Then comments share a run only where the model computes each as if it were alone,
    /// which is tried out the first time it matters, once for lengths that are alike, and only rows of the same length share one. Models in float32 do on the CPU. Models in dynamic int8
    /// do not, they scale by the largest numbers of the whole run; nor need graphics cards, which choose their arithmetic by
    /// the batch's size. There each comment gets a run of its own: a small int8 model on the CPU is 8 % slower for it, a card
    /// by much more. Say <see langword="false"/> for a card, where confidences then move in the last digits. In dynamic int8
    /// they would move so far that some spans change.
    /// </value>
    public bool ExactBatches { get; set; } = true;

    /// <summary>The tags by rank, most pressing first: the intent of a comment is the tag of its spans that stands first.</summary>
    /// <value><see cref="CommentTag.ByPriority"/> by default. A model's tags that are not in it rank after, in the order of the model's labels.</value>
    /// <exception cref="ArgumentException">A tag is there twice, or is blank.</exception>
    public IReadOnlyList<string> Priority
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            string[] tags = [.. value];
            if (tags.Any(string.IsNullOrWhiteSpace) || tags.Distinct(StringComparer.Ordinal).Count() < tags.Length)
                throw new ArgumentException($"Each tag has one rank, and none is blank; got {string.Join(", ", tags.Select(tag => $"'{tag}'"))}.", nameof(value));
            field = tags;
        }
    } = CommentTag.ByPriority;

    /// <summary>Whether "I-" may begin a span.</summary>
    /// <value>
    /// <see langword="false"/> by default: a span begins with "B-" (IOB2), unless the model has no "B-" label for its tag. Say
    /// <see langword="true"/> for a model whose "B-" only parts two neighbouring spans of one tag (IOB1), as some trained on CoNLL-2003.
    /// </value>
    public bool InsideMayBegin { get; set; }

    /// <summary>Whether <see cref="ICommentTagger.TagAsync(IReadOnlyList{LiveComment}, CommentTaggingOptions?, CancellationToken)"/> works on the thread pool instead of the calling thread.</summary>
    /// <value>
    /// <see langword="false"/> by default: tagging is computing, there is nothing to wait for, and a service's threads do it best
    /// where they are. Say <see langword="true"/> in a program whose calling thread must stay free, such as a window's.
    /// </value>
    public bool Offload { get; set; }

    private static int? AtLeast(int? value, int least, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        if (value is { } number)
            ArgumentOutOfRangeException.ThrowIfLessThan(number, least, name);
        return value;
    }
}
