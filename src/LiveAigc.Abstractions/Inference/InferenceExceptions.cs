namespace LiveAigc;

/// <summary>No runtime can run models here: a native library or an execution provider is missing, or its version does not fit.</summary>
public sealed class BackendUnavailableException(string message, Exception? innerException = null)
    : LiveAigcException(message, innerException);

/// <summary>A model or its folder cannot be loaded: missing, damaged, or not what its reader expects.</summary>
/// <param name="path">The file or folder at fault.</param>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="innerException">The cause, if another library reported it.</param>
public sealed class ModelLoadException(string path, string message, Exception? innerException = null)
    : LiveAigcException(message, innerException)
{
    /// <summary>The file or folder at fault.</summary>
    public string Path { get; } = path;
}

/// <summary>A loaded model failed while it ran, or was given tensors it does not take.</summary>
public sealed class ModelRunException(string message, Exception? innerException = null)
    : LiveAigcException(message, innerException);
