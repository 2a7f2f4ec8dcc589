namespace LiveAigc;

/// <summary>Which execution providers one model asked for and which it got.</summary>
/// <remarks>
/// Got means that the session was created with the provider. Nodes which that provider has no code for still run on the CPU:
/// <see cref="OnnxRuntimeOptions.ProfilePrefix"/> shows where each node ran.
/// </remarks>
/// <param name="Model">The model's file.</param>
/// <param name="Asked">What was asked for, in order of preference.</param>
/// <param name="Got">What the session runs on, in order of preference. The CPU is always there, as the last.</param>
/// <param name="Refused">What was asked for and could not be had, with the reasons.</param>
/// <param name="NativeVersion">The version of the native ONNX Runtime.</param>
public sealed record ProviderReport(
    string Model,
    IReadOnlyList<ExecutionProvider> Asked,
    IReadOnlyList<ExecutionProvider> Got,
    IReadOnlyList<RefusedProvider> Refused,
    string NativeVersion)
{
    /// <summary>Whether something asked for was not got.</summary>
    public bool FellBack => Refused.Count > 0;

    /// <summary>One line for a log.</summary>
    public override string ToString() =>
        $"{Path.GetFileName(Model)}: asked for {string.Join(", ", Asked)}, runs on {string.Join(", ", Got)} (ONNX Runtime {NativeVersion})"
        + string.Concat(Refused.Select(refused => $". {refused}"));
}
