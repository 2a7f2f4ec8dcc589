using System.Globalization;
using System.Text.Json;
using LiveAigc.Tokenization;

namespace LiveAigc;

/// <summary>What the <c>config.json</c> of a token classifier says.</summary>
/// <param name="Labels">The names of the model's outputs, in their order.</param>
/// <param name="VocabularySize">How many tokens the model knows; <see langword="null"/> where it does not say.</param>
/// <param name="MaxTokens">How many positions a row has; <see langword="null"/> where it does not say.</param>
/// <param name="MinSpanConfidence">Below which spans are better left out, found on the trainer's development texts; 0 where it does not say.</param>
internal sealed record TokenClassifierConfig(TokenLabels Labels, int? VocabularySize, int? MaxTokens, float MinSpanConfidence)
{
    /// <summary>Reads the file.</summary>
    /// <exception cref="ModelLoadException">It cannot be read, or has no usable labels; the message names file and place.</exception>
    public static TokenClassifierConfig Read(string path, bool insideMayBegin) => ModelJson.Read(path, config => new TokenClassifierConfig(
        ReadLabels(config.Find("id2label") ?? throw new ModelLoadException(path, $"{path}: id2label is missing, the names of the model's outputs: without them this is no token classifier. Take the config.json that was saved with the trained model."), insideMayBegin),
        config.Find("vocab_size")?.AsInt32(),
        MaxTokensOf(config),
        MinSpanConfidenceOf(config)));

    private static float MinSpanConfidenceOf(ModelJson config)
    {
        if (config.Find("min_span_confidence") is not { } member)
            return 0;
        return member.Element.ValueKind == JsonValueKind.Number && member.Element.GetSingle() is >= 0 and <= 1 and var value
            ? value
            : throw member.Fail("is no probability: give 0 to 1.");
    }

    private static TokenLabels ReadLabels(ModelJson names, bool insideMayBegin)
    {
        var labels = new SortedDictionary<int, string>();
        foreach (var member in names.Members())
        {
            if (!int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                throw names.Fail($"has the key '{member.Name}', which is not the number of an output.");
            if (member.Value.ValueKind != JsonValueKind.String)
                throw names.Fail($"has no name for output {id}: it must be a string.");
            if (!labels.TryAdd(id, member.Value.GetString()!))
                throw names.Fail($"names output {id} twice.");
        }

        for (var id = 0; id < labels.Count; id++)
        {
            if (!labels.ContainsKey(id))
                throw names.Fail($"names {labels.Count} outputs, the highest is {labels.Keys.Last()}, but {id} is missing. The names go from 0 without gaps.");
        }

        try
        {
            return new([.. labels.Values], insideMayBegin);
        }
        catch (ArgumentException e)
        {
            throw names.Fail($"cannot be used: {e.Message.Split(" (Parameter")[0]}");
        }
    }

    private static int? MaxTokensOf(ModelJson config)
    {
        if (config.Find("max_position_embeddings")?.AsInt32() is not { } positions)
            return null;
        // These count their positions from behind the id of the padding token.
        return config.Find("model_type")?.AsString() is "mpnet" or "roberta" or "xlm-roberta" or "camembert"
            ? positions - (config.Find("pad_token_id")?.AsInt32() ?? 1) - 1
            : positions;
    }
}
