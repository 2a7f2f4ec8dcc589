namespace LiveAigc;

/// <summary>Loads models. A backend package implements it; the pipelines ask for it.</summary>
/// <remarks>Safe for concurrent calls.</remarks>
public interface IModelSessionFactory
{
    /// <summary>Loads a model file.</summary>
    /// <param name="path">The model's file.</param>
    /// <returns>A session that the caller disposes.</returns>
    /// <exception cref="ModelLoadException">The file is missing, damaged or not a model.</exception>
    /// <exception cref="BackendUnavailableException">Nothing here can run models.</exception>
    IModelSession Load(string path);
}
