namespace LiveAigc;

/// <summary>The base of what LiveAigc throws of its own. Its message names the input, the place and the remedy.</summary>
public class LiveAigcException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LiveAigcException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
