namespace LiveAigc.Evaluation;

/// <summary>The parts of a signature that metrics share; keys and values are sacrebleu's.</summary>
internal static class Signatures
{
    public static readonly string Version = $"version:LiveAigc.Evaluation-{typeof(Signatures).Assembly.GetName().Version!.ToString(3)}";

    public static string Of(TextTokenization tokenization) => tokenization switch
    {
        TextTokenization.Mteval13a => "13a",
        TextTokenization.Chinese => "zh",
        TextTokenization.Character => "char",
        TextTokenization.International => "intl",
        _ => "none",
    };
}
