using System.Diagnostics;
using Spectre.Console;

namespace LiveAigc.Samples.TagComments;

/// <summary>What happens, on standard error: lines that could not be read, and on a terminal how far it is.</summary>
/// <param name="settings">The settings.</param>
/// <param name="length">The input's length in bytes, where it is known.</param>
internal sealed class Progress(Settings settings, long? length)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private long _tagged;
    private long _position;
    private IAnsiConsole? _console;

    public long RefusedLines { get; private set; }

    /// <summary>Takes steps until one says that there is no more. Shows nothing before a second has passed: the first comment must not wait for it.</summary>
    public void Run(Func<bool> step)
    {
        var interactive = !Console.IsErrorRedirected;
        var more = true;
        while (more && !(interactive && _watch.Elapsed > Patience))
            more = step();
        if (more)
            RunShown(step);
        if (RefusedLines > 0)
            Console.Error.WriteLine($"{RefusedLines} of {RefusedLines + _tagged} lines could not be read.");
        if (interactive)
            Console.Error.WriteLine($"{_tagged} comments tagged in {_watch.Elapsed.TotalSeconds:0.0} s.");
    }

    public void Advance(int tagged, long position) => (_tagged, _position) = (_tagged + tagged, position);

    public void Refuse(CommentLine line)
    {
        RefusedLines++;
        var message = $"{Streams.NameOf(settings.Input)}, line {line.Number}: {line.Problem}.";
        if (_console is null)
            Console.Error.WriteLine(message);
        else
            _console.WriteLine(message);
    }

    private void RunShown(Func<bool> step)
    {
        _console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        _console.Status().Start("Tagging", status =>
        {
            while (step())
            {
                var share = length > 0 ? $"{100.0 * _position / length:0} %, " : "";
                status.Status = $"{share}{_tagged:N0} comments, {_tagged / _watch.Elapsed.TotalSeconds:N0} a second";
            }
        });
        _console = null;
    }
}
