using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LiveAigc.Architecture.Tests.Documents;

/// <summary>
/// The C# of one document's block as a program of its own, compiled as a console project of this SDK would: top-level
/// statements, the implicit usings, every package of <c>src/</c> referenced, nullable on.
/// </summary>
internal sealed class Snippet
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    private readonly CSharpCompilation _compilation;

    public Snippet(FencedBlock block)
    {
        var tree = CSharpSyntaxTree.ParseText(Source(block), Language);
        var isProgram = tree.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any();
        _compilation = CSharpCompilation.Create(
            "Snippet",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, Language), tree],
            References,
            new CSharpCompilationOptions(
                isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable));
    }

    // With the document's own line numbers for errors.
    private static string Source(FencedBlock block) =>
        $"{(block.Continues is null ? "" : Source(block.Continues))}#line {block.Line + 1} \"{block.Path}\"\n{block.Text}\n";

    /// <summary>What the compiler holds against the block: errors, and warnings that a reader who copies it would meet.</summary>
    public IEnumerable<string> Complaints =>
        _compilation.GetDiagnostics().Where(found => found.Severity >= DiagnosticSeverity.Warning).Select(found => found.ToString());

    /// <summary>Runs the block and returns what it wrote.</summary>
    public string Run()
    {
        using var image = new MemoryStream();
        Assert.That(_compilation.Emit(image).Success, Is.True);
        image.Position = 0;
        var main = AssemblyLoadContext.Default.LoadFromStream(image).EntryPoint!;
        var standardOutput = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            main.Invoke(null, BindingFlags.DoNotWrapExceptions, null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()], null);
        }
        finally
        {
            Console.SetOut(standardOutput);
        }

        return written.ToString().ReplaceLineEndings("\n").TrimEnd();
    }
}
