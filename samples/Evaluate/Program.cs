using LiveAigc.Samples.Evaluate;

// Any metric from files: dotnet run --project samples/Evaluate -- --metric bleu --hyp h.txt --ref r.txt --tokenize zh
var command = MetricCommand.Create();
command.Add(CompareCommand.Create());
command.Add(GateCommand.Create());
try
{
    return command.Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or FormatException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
