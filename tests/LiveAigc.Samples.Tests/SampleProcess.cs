using System.Diagnostics;
using System.Text;

namespace LiveAigc;

/// <summary>A sample that runs as a process, as its users run it.</summary>
internal sealed class SampleProcess : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private SampleProcess(string name, string[] arguments)
    {
        // Whoever starts the tests in the background has SIGINT ignored, and a child inherits that: Ctrl+C would not arrive.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        _process = Process.Start(new ProcessStartInfo(command[0], [.. command[1..], PathOf(name), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            StandardErrorEncoding = Utf8,
        })!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    public static SampleProcess Start(string name, params string[] arguments) => new(name, arguments);

    /// <summary>Runs a sample to its end.</summary>
    public static (int ExitCode, string Output, string Errors) Run(string name, string[] arguments, string input = "")
    {
        using var process = Start(name, arguments);
        var output = process.Output.ReadToEndAsync();
        process.Input.Write(input);
        process.Input.Close();
        var (code, errors) = process.WaitForExit();
        return (code, output.GetAwaiter().GetResult(), errors);
    }

    /// <summary>What Ctrl+C sends.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-INT", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public (int ExitCode, string Errors) WaitForExit()
    {
        if (!_process.WaitForExit(Patience))
            Assert.Fail($"The sample did not end within {Patience}.");
        return (_process.ExitCode, _errors.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    // artifacts/bin/<this project>/<configuration>
    private static string PathOf(string name)
    {
        var tests = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        return Path.Combine(tests.Parent!.Parent!.FullName, name, tests.Name, $"{name}.dll");
    }
}
