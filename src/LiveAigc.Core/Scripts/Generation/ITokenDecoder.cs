namespace LiveAigc;

/// <summary>A language model with its cache, for some rows that grow by one token a step: decoder-only models and the decoders of encoder-decoders alike.</summary>
/// <remarks>Safe for concurrent calls with different <see cref="DecoderRows"/>; a model serves many.</remarks>
internal interface ITokenDecoder : IDisposable
{
    /// <summary>How many logits there are a row.</summary>
    int VocabularySize { get; }

    /// <summary>Most tokens of a row, prompt included.</summary>
    int MaxTokens { get; }

    /// <summary>Reads the prompts (decoder-only: left-padded together; encoder-decoder: the encoder's input) and gives the logits of each row's next token.</summary>
    /// <param name="prompts">Token ids, one array a row, none of them empty.</param>
    /// <param name="logits">Takes [rows, vocabulary].</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The rows with their cache. Dispose them.</returns>
    DecoderRows Begin(IReadOnlyList<int[]> prompts, Span<float> logits, CancellationToken cancellationToken);
}

/// <summary>Rows under way, with their cache. For one call at a time.</summary>
internal abstract class DecoderRows : IDisposable
{
    /// <summary>How many rows.</summary>
    public abstract int Count { get; }

    /// <summary>Appends a token to each row and gives the logits of the next.</summary>
    /// <param name="tokens">One a row.</param>
    /// <param name="logits">Takes [rows, vocabulary].</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public abstract void Step(ReadOnlySpan<int> tokens, Span<float> logits, CancellationToken cancellationToken);

    /// <summary>Makes row i a copy of what row <paramref name="parents"/>[i] is: for beams, and for rows that are finished and leave. Changes <see cref="Count"/> to the number of parents.</summary>
    public abstract void Select(ReadOnlySpan<int> parents);

    public abstract void Dispose();
}
