using System.CommandLine.Invocation;
using System.Text;
using LiveAigc.Samples.Evaluate;

// Any metric from files: dotnet run --project samples/Evaluate -- --metric bleu --hyp h.txt --ref r.txt --tokenize zh
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var command = MetricCommand.Create();
command.Add(CompareCommand.Create());
command.Add(GateCommand.Create());
try
{
    var parsed = command.Parse(args);
    return parsed.Action is ParseErrorAction
        ? Fail($"{string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))} --help shows how.")
        : parsed.Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or FormatException or InvalidDataException)
{
    return Fail(e.Message.Split(" (Parameter")[0]); // what a parameter is called tells a user nothing
}

static int Fail(string message)
{
    Console.Error.WriteLine($"Error: {message}");
    return 1;
}
