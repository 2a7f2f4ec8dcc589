#:property PublishAot=false

// dotnet run .ci/CheckPackages.cs -- FOLDER
// Opens every package of a folder and says what is wrong with it. Exit code 1 if anything is.
using System.IO.Compression;
using System.Xml.Linq;

const string Prefix = "LiveAigc.";
const string Floor = "1.24.4";    // the newest Microsoft.ML.OnnxRuntime.Managed that a DirectML package exists for
const long LargestModel = 12_000_000;
string[] withoutDependencies = ["LiveAigc.Abstractions"];

var folder = args is [var given] ? given : "artifacts/packages";
var sources = Directory.GetDirectories("src").Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
var packages = Directory.GetFiles(folder, "*.nupkg").ToDictionary(IdOf);
var wrong = sources.Except(packages.Keys).Select(id => $"{id}: no package").ToList();
wrong.AddRange(packages.Keys.Except(sources).Select(id => $"{id}: a package without a project in src"));

foreach (var (id, path) in packages.OrderBy(package => package.Key, StringComparer.Ordinal))
{
    using var package = ZipFile.OpenRead(path);
    var before = wrong.Count;
    Check(id!, path, package);
    Console.WriteLine($"{(wrong.Count == before ? "ok " : "BAD")} {Path.GetFileName(path)}, {new FileInfo(path).Length / 1024.0:N0} KB");
}

wrong.ForEach(Console.Error.WriteLine);
return wrong.Count == 0 ? 0 : 1;

void Check(string id, string path, ZipArchive package)
{
    var files = package.Entries.Select(entry => entry.FullName).ToHashSet();
    foreach (var file in new[] { $"lib/net10.0/{id}.dll", $"lib/net10.0/{id}.xml", "README.md", "icon.png" })
    {
        if (!files.Contains(file))
            wrong.Add($"{id}: {file} is missing");
    }

    if (package.GetEntry("README.md") is { Length: < 200 })
        wrong.Add($"{id}: README.md says nothing");
    if (files.Any(file => file.StartsWith("runtimes/", StringComparison.Ordinal)))
        wrong.Add($"{id}: brings native files");
    if (!File.Exists(Path.ChangeExtension(path, ".snupkg")))
        wrong.Add($"{id}: no symbol package");

    if (id == "LiveAigc.Models.Compact")
        CheckModels(id, package);

    using var nuspec = package.GetEntry($"{id}.nuspec")!.Open();
    var metadata = XDocument.Load(nuspec).Root!.Elements().Single();
    XNamespace ns = metadata.Name.Namespace;
    Expect("license", "MIT");
    Expect("readme", "README.md");
    Expect("icon", "icon.png");
    if (metadata.Element(ns + "license")?.Attribute("type")?.Value != "expression")
        wrong.Add($"{id}: the licence is no expression");
    if (metadata.Element(ns + "description")?.Value is null or { Length: < 40 } or "Package Description")
        wrong.Add($"{id}: no description");
    if (metadata.Element(ns + "repository")?.Attribute("url")?.Value is { Length: > 0 } url && !url.StartsWith("https://", StringComparison.Ordinal))
        wrong.Add($"{id}: the repository is {url}, which nobody else can open");

    var dependencies = metadata.Descendants(ns + "dependency").Select(dependency => (Id: dependency.Attribute("id")!.Value, Version: dependency.Attribute("version")!.Value)).ToArray();
    if (withoutDependencies.Contains(id) && dependencies.Any(dependency => !dependency.Id.StartsWith(Prefix, StringComparison.Ordinal)))
        wrong.Add($"{id}: depends on {string.Join(", ", dependencies)}");
    foreach (var (on, version) in dependencies)
    {
        if (on.StartsWith("Microsoft.ML.OnnxRuntime", StringComparison.Ordinal) && (on != "Microsoft.ML.OnnxRuntime.Managed" || version != Floor))
            wrong.Add($"{id}: depends on {on} {version}; only Microsoft.ML.OnnxRuntime.Managed {Floor} may be there, or DirectML users are shut out");
        if (on is "TorchSharp-cpu" || on.StartsWith("libtorch", StringComparison.OrdinalIgnoreCase))
            wrong.Add($"{id}: depends on the native library {on}; applications choose it");
    }

    void Expect(string element, string value)
    {
        if (metadata.Element(ns + element)?.Value != value)
            wrong.Add($"{id}: <{element}> is '{metadata.Element(ns + element)?.Value}', not '{value}'");
    }
}

void CheckModels(string id, ZipArchive package)
{
    if (package.GetEntry($"buildTransitive/{id}.targets") is null)
        wrong.Add($"{id}: nothing in it copies the models to an application");
    var models = package.Entries.Where(entry => entry.FullName.StartsWith("models/", StringComparison.Ordinal) && entry.Name.EndsWith(".onnx", StringComparison.Ordinal)).ToArray();
    if (models.Length == 0)
        wrong.Add($"{id}: no model");
    wrong.AddRange(models.Where(model => model.Length > LargestModel).Select(model => $"{id}: {model.FullName} has {model.Length:N0} bytes, {LargestModel:N0} is the most"));
}

static string IdOf(string path)
{
    using var package = ZipFile.OpenRead(path);
    return Path.GetFileNameWithoutExtension(package.Entries.Single(entry => entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal)).FullName);
}
