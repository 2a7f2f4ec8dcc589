namespace LiveAigc;

public sealed partial class WordPieceTokenizer
{
    /// <summary>Loads a tokenizer.</summary>
    /// <param name="path">A <c>vocab.txt</c>.</param>
    /// <exception cref="ModelLoadException">The vocabulary is missing or not a usable one.</exception>
    public static WordPieceTokenizer Load(string path) => new(File.ReadLines(path));
}
