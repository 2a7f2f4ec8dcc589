using LiveAigc.Tokenization;

namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    private const string TokenizerJsonName = "tokenizer.json", VocabularyName = "vocab.txt";

    /// <summary>Loads a tokenizer from a model's files.</summary>
    /// <param name="path">
    /// A <c>tokenizer.json</c> with a WordPiece model; or a <c>vocab.txt</c>, one token a line in UTF-8, with the lower-casing and
    /// special tokens of a <c>tokenizer_config.json</c> beside it if there is one; or a folder that holds one of them, where
    /// <c>tokenizer.json</c> comes first. The truncation and padding that a <c>tokenizer.json</c> may ask for are left to the calls.
    /// </param>
    /// <returns>The tokenizer; it keeps no file open.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ModelLoadException">
    /// A file is missing, cannot be read or is damaged, has no usable vocabulary, or asks for something that is not done here
    /// exactly as in the reference; the message names file, place and setting.
    /// </exception>
    public static WordPieceTokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = path;
        if (Directory.Exists(path))
        {
            file = new[] { TokenizerJsonName, VocabularyName }.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists)
                ?? throw new ModelLoadException(path, $"{path}: the folder holds neither {TokenizerJsonName} nor {VocabularyName}.");
        }
        else if (!File.Exists(path))
            throw new ModelLoadException(path, $"{path}: there is no such file or folder. Name a {VocabularyName}, a {TokenizerJsonName} or the folder of either.");
        return new(file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? TokenizerJson.Read(file) : VocabularyFile.Read(file));
    }
}
