namespace LiveAigc;

/// <summary>
/// Decodes ids one by one. All that it returns, put together, is what <see cref="ITextTokenizer.Decode"/> gives for all the ids at
/// once; what is not settled yet, such as half a character, is held back until it is. No piece ends within a surrogate pair.
/// </summary>
/// <remarks>One stream, one decoder: not safe to use from several threads at once. <see cref="ITextTokenizer.CreateStreamDecoder"/> makes one.</remarks>
public abstract class TokenStreamDecoder
{
    /// <summary>Takes the next id.</summary>
    /// <returns>The text that is settled by it; often empty.</returns>
    /// <exception cref="ArgumentOutOfRangeException">No token has this id. The stream stays as it was.</exception>
    public abstract string Append(int id);

    /// <summary>Ends the stream. The next id begins a new one.</summary>
    /// <returns>The rest of the text; characters that were left unfinished show as U+FFFD.</returns>
    public abstract string Flush();
}
