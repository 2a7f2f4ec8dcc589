namespace LiveAigc.Architecture.Tests.Layers;

// Who may know whom, read from the compiled assemblies.
public class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["LiveAigc.Abstractions"] = [],
        ["LiveAigc.Evaluation"] = ["LiveAigc.Abstractions", "System.Numerics.Tensors"],
        ["LiveAigc.OnnxRuntime"] = ["LiveAigc.Abstractions", "Microsoft.ML.OnnxRuntime"],
        ["LiveAigc.Core"] =
        [
            "LiveAigc.Abstractions", "LiveAigc.OnnxRuntime",
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options", "Microsoft.ML.Tokenizers", "System.Numerics.Tensors",
        ],
        ["LiveAigc.Models.Compact"] =
        [
            "LiveAigc.Abstractions", "LiveAigc.OnnxRuntime", "LiveAigc.Core",
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Options",
        ],
        ["LiveAigc.Training"] =
        [
            "LiveAigc.Abstractions", "LiveAigc.OnnxRuntime", "LiveAigc.Core", "LiveAigc.Evaluation",
            "Google.Protobuf", "System.Numerics.Tensors", "TorchSharp",
        ],
    };

    // What comes with .NET itself and costs a user nothing.
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    [TestCaseSource(typeof(SourcePackages), nameof(SourcePackages.Names))]
    public void A_package_references_only_what_its_layer_may(string package)
    {
        Assert.That(Allowed, Does.ContainKey(package), "A new package: say in LayeringTests what it stands on.");

        Assert.That(References(package).Except(Allowed[package]), Is.Empty,
            $"{package} must not know these; LayeringTests lists what it may.");
    }

    [Test]
    public void Only_the_OnnxRuntime_package_knows_ONNX_Runtime()
    {
        var knowing = SourcePackages.Names.Where(package => References(package).Any(IsOnnxRuntime));

        Assert.That(knowing, Is.SubsetOf(new[] { "LiveAigc.OnnxRuntime" }));

        static bool IsOnnxRuntime(string name) => name.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal);
    }

    [Test]
    public void The_public_namespaces_are_ours()
    {
        string[] foreign = ["Microsoft.Extensions.DependencyInjection"];
        var types = SourcePackages.Names.SelectMany(package => SourcePackages.Load(package).GetExportedTypes())
            .Where(type => type.Namespace?.Split('.')[0] != "LiveAigc" && !foreign.Contains(type.Namespace));

        Assert.That(types, Is.Empty, "Public types belong in LiveAigc; only extensions of IServiceCollection may be elsewhere.");
    }

    private static IEnumerable<string> References(string package) =>
        SourcePackages.Load(package).GetReferencedAssemblies().Select(name => name.Name!)
            .Where(name => !File.Exists(Path.Combine(Framework, name + ".dll")));
}
