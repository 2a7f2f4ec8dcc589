using System.Text.Json;

namespace LiveAigc.Evaluation;

/// <summary>A folder of small files, and the sample Evaluate run on them as its users run it.</summary>
internal sealed class EvaluateFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("liveaigc-evaluate-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>Writes a file and gives its path.</summary>
    public string Write(string name, params string[] lines)
    {
        File.WriteAllLines(PathOf(name), lines);
        return PathOf(name);
    }

    public static (int ExitCode, string Output, string Errors) Run(params string[] arguments) => SampleProcess.Run("Evaluate", arguments);

    /// <summary>Measures, and gives the object that --json writes.</summary>
    public static JsonElement Measure(string metric, params string[] arguments)
    {
        var (code, output, errors) = Run(["--metric", metric, .. arguments, "--json"]);
        Assert.That((code, errors), Is.EqualTo((0, "")));
        var result = JsonElement.Parse(output);
        Assert.That(result.GetProperty("metric").GetString(), Is.EqualTo(metric));
        return result;
    }

    public static void AssertFails(string said, params string[] arguments)
    {
        var (code, output, errors) = Run(arguments);
        Assert.That((code, output), Is.EqualTo((1, "")), errors);
        Assert.That(errors, Does.StartWith("Error: ").And.Contain(said));
        Assert.That(errors.TrimEnd(), Does.Not.Contain("\n").And.Not.Contain("(Parameter"), "one line");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>Reads what --json writes.</summary>
internal static class EvaluateJson
{
    public static double Figure(this JsonElement result, string name) => result.GetProperty("figures").GetProperty(name).GetDouble();

    public static string? Signature(this JsonElement result) => result.GetProperty("signature").GetString();

    public static string[] Warnings(this JsonElement result) => [.. result.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!)];
}
