using System.CommandLine;
using System.CommandLine.Parsing;

namespace LiveAigc.Samples.TagComments;

/// <summary>The option that says what a model runs on.</summary>
internal static class ProviderOption
{
    public static Option<IReadOnlyList<ExecutionProvider>> Create() => new("--provider", "-p")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = "cpu, cuda, directml, cuda:1 or any other by ONNX Runtime's name; again for more, in order of preference.",
        DefaultValueFactory = _ => new OnnxRuntimeOptions().Providers,
        CustomParser = Parse,
    };

    private static IReadOnlyList<ExecutionProvider>? Parse(ArgumentResult result)
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
