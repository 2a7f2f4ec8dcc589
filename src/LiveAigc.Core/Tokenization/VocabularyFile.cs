using System.Text;
using System.Text.Json;

namespace LiveAigc.Tokenization;

/// <summary>Reads a <c>vocab.txt</c>, one token a line, with the settings of a <c>tokenizer_config.json</c> beside it.</summary>
internal static class VocabularyFile
{
    public static WordPieceDefinition Read(string path)
    {
        var config = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, "tokenizer_config.json");
        var options = File.Exists(config) ? ModelJson.Read(config, ReadConfig) : new();
        try
        {
            return WordPieceDefinition.Of(
                File.ReadAllLines(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)),
                options,
                message => new ModelLoadException(path, $"{path}: {message}"),
                id => $"line {id + 1}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            throw new ModelLoadException(path, $"{path}: cannot be read as UTF-8 text: {e.Message}", e);
        }
    }

    private static WordPieceOptions ReadConfig(ModelJson root)
    {
        if (root.Find("do_basic_tokenize") is { } basic && !basic.AsBoolean())
            throw basic.Fail("is false, which is not supported: text is always cut into words first.");
        var standard = new WordPieceOptions();
        return new()
        {
            LowerCase = root.Find("do_lower_case")?.AsBoolean() ?? standard.LowerCase,
            StripAccents = root.Find("strip_accents")?.AsBoolean(),
            IsolateChinese = root.Find("tokenize_chinese_chars")?.AsBoolean() ?? standard.IsolateChinese,
            UnknownToken = TokenOr("unk_token", standard.UnknownToken),
            ClsToken = TokenOr("cls_token", standard.ClsToken),
            SepToken = TokenOr("sep_token", standard.SepToken),
            PadToken = TokenOr("pad_token", standard.PadToken),
            MaskToken = TokenOr("mask_token", standard.MaskToken),
        };

        // A token is given as a string, or as an object that holds it.
        string TokenOr(string name, string otherwise) => root.Find(name) is not { } token ? otherwise
            : token.Element.ValueKind == JsonValueKind.Object ? token.Get("content").AsString()
            : token.AsString();
    }
}
