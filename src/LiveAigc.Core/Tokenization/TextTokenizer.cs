using LiveAigc.Tokenization;

namespace LiveAigc;

/// <summary>Loads the tokenizer of a model from its files.</summary>
public static class TextTokenizer
{
    private const string TokenizerJsonName = "tokenizer.json", VocabularyName = "vocab.txt";

    /// <summary>Loads a tokenizer.</summary>
    /// <param name="path">
    /// A <c>tokenizer.json</c> with a WordPiece, BPE or Unigram model, as Hugging Face's <c>save_pretrained</c> writes it; or a folder
    /// that holds one; or what <see cref="WordPieceTokenizer.Load"/> takes. The truncation and padding that a file may ask for are
    /// left to the calls.
    /// </param>
    /// <returns>The tokenizer, which gives the ids that Hugging Face's tokenizers give; it keeps no file open.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="ModelLoadException">
    /// A file is missing, cannot be read or is damaged, or asks for something that is not done here exactly as in the reference; the
    /// message names file, place and what to do.
    /// </exception>
    public static ITextTokenizer Load(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = Directory.Exists(path) ? FileIn(path) : path;
        if (!File.Exists(file))
            throw new ModelLoadException(path, $"{path}: there is no such file or folder. Name a {TokenizerJsonName} or the folder that holds it.");
        return file.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? PipelineJson.Read(file) : WordPieceTokenizer.Load(file);
    }

    private static string FileIn(string folder) =>
        new[] { TokenizerJsonName, VocabularyName }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        ?? throw new ModelLoadException(folder, $"{folder}: the folder holds no {TokenizerJsonName}. Where the model came with tokenizer.model, vocab.json or merges.txt, "
            + "let transformers write the file: AutoTokenizer.from_pretrained(folder, use_fast=True).save_pretrained(folder).");
}
