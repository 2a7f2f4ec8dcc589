using System.Diagnostics;

namespace LiveAigc.Inference;

/// <summary>An application of this repository, built beside the tests and run as a process.</summary>
internal static class Application
{
    public static string Folder(string name)
    {
        // artifacts/bin/<this project>/<configuration>
        var tests = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, name, tests.Name);
    }

    public static (int ExitCode, string Output) Run(string name, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(Folder(name), name + ".dll"), .. arguments]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
