namespace LiveAigc.Evaluation;

/// <summary>What a feature extractor is, on the word of whoever gives it. A distance may only bear the name of FID or FVD with the right one.</summary>
/// <param name="Kind">Which network.</param>
/// <param name="Name">Its name and version, to be shown with every figure: "pt_inception-2015-12-05".</param>
/// <param name="Sha256">SHA-256 of the model's file, in hexadecimal.</param>
public sealed record ExtractorIdentity(ExtractorKind Kind, string Name, string Sha256)
{
    /// <summary>What a Fréchet distance on its features is called.</summary>
    public string DistanceName => Kind switch
    {
        ExtractorKind.InceptionPool3 => "FID",
        ExtractorKind.InflatedInception => "FVD",
        _ => "Fréchet distance",
    };
}
