using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace LiveAigc.Samples.TagComments;

/// <summary>What the command lines of the samples on comments share.</summary>
internal static class CommandLine
{
    private const int Failed = 1;

    /// <summary>The option that says what a model runs on.</summary>
    public static Option<IReadOnlyList<ExecutionProvider>> ProviderOption() => new("--provider", "-p")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "cpu, cuda, directml, cuda:1 or any other by ONNX Runtime's name; again for more, in order of preference.",
        DefaultValueFactory = _ => new OnnxRuntimeOptions().Providers,
        CustomParser = ParseProviders,
    };

    /// <summary>Refuses values of an option that are out of range, and what is no value at all.</summary>
    public static void Require<T>(this Option<T> option, Func<T, bool> isRight, string message) => option.Validators.Add(result =>
    {
        try
        {
            if (!isRight(result.GetValueOrDefault<T>()!))
                result.AddError(message);
        }
        catch (InvalidOperationException)
        {
            result.AddError(message);
        }
    });

    /// <summary>Runs a command. A mistake on the command line is one line on standard error.</summary>
    public static int ParseAndInvoke(this RootCommand command, string[] arguments)
    {
        var parsed = command.Parse(arguments);
        if (parsed.Action is not ParseErrorAction)
            return parsed.Invoke(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        Console.Error.WriteLine($"Error: {parsed.Errors[0].Message} --help shows how.");
        return Failed;
    }

    private static IReadOnlyList<ExecutionProvider>? ParseProviders(ArgumentResult result)
    {
        try
        {
            return new OnnxRuntimeOptions { Providers = [.. result.Tokens.Select(token => ExecutionProvider.Parse(token.Value))] }.Providers;
        }
        catch (ArgumentException exception)
        {
            result.AddError(exception.Message.Split(" (Parameter")[0]);
            return null;
        }
    }
}
