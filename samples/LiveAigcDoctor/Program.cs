using System.CommandLine;
using LiveAigc;

// What ONNX Runtime can do on this machine: dotnet run --project samples/LiveAigcDoctor -- --provider cuda
var provider = new Option<IReadOnlyList<ExecutionProvider>>("--provider", "-p")
{
    Arity = ArgumentArity.OneOrMore,
    Description = "cpu, cuda, directml, cuda:1 or any other by ONNX Runtime's name; again for more, in order of preference.",
    DefaultValueFactory = _ => new OnnxRuntimeOptions().Providers,
    CustomParser = result =>
    {
        try
        {
            return new OnnxRuntimeOptions { Providers = [.. result.Tokens.Select(token => ExecutionProvider.Parse(token.Value))] }.Providers;
        }
        catch (ArgumentException exception)
        {
            result.AddError(exception.Message);
            return null;
        }
    },
};
var model = new Option<FileInfo>("--model", "-m") { Description = "An ONNX file to check with, in place of the built-in model." };
var json = new Option<bool>("--json") { Description = "Print JSON." };
var command = new RootCommand("Shows which execution providers of ONNX Runtime work here. Ends with 1 if what was asked for was not got.") { provider, model, json };
command.SetAction(arguments =>
{
    var report = OnnxRuntimeDoctor.Examine(new() { Providers = arguments.GetValue(provider)! }, arguments.GetValue(model)?.FullName);
    if (arguments.GetValue(json))
        Console.WriteLine(ReportJson.Write(report));
    else
        ReportTable.Write(report);
    return report.IsHealthy ? 0 : 1;
});
return command.Parse(args).Invoke();
