using LiveAigc.Tests;

namespace LiveAigc.Architecture.Tests.Documents;

// What the documents promise holds: each ```csharp block compiles by itself, and one that is followed by a
// ```text output block writes exactly that. One under <!-- continues --> goes on where the block before it ended; a
// fragment that is not meant to compile is marked ```cs.
[NonParallelizable]
public class DocumentTests
{
    private const string Code = "csharp";
    private const string Output = "text output";

    private static IEnumerable<FencedBlock> Programs => Markdown.Documents.SelectMany(Markdown.Blocks).Where(block => block.Info == Code);

    private static IEnumerable<TestCaseData> ProgramsWithOutput =>
        from document in Markdown.Documents
        from pair in Markdown.Blocks(document).ToArray() is var blocks ? blocks.Zip(blocks.Skip(1)) : []
        where pair.Second.Info == Output
        select new TestCaseData(pair.First, pair.Second) { TestName = $"An_example_writes_what_its_document_shows({pair.First})" };

    [TestCaseSource(nameof(Programs))]
    public void An_example_compiles(FencedBlock block) =>
        Assert.That(string.Join('\n', new Snippet(block).Complaints), Is.Empty);

    [TestCaseSource(nameof(ProgramsWithOutput))]
    public void An_example_writes_what_its_document_shows(FencedBlock program, FencedBlock output)
    {
        Assert.That(program.Info, Is.EqualTo(Code), $"{output} shows the output of a block that is not marked {Code}.");

        Assert.That(new Snippet(program).Run(), Is.EqualTo(output.Text.TrimEnd()));
    }

    [Test]
    public void The_README_is_read_in_one_sitting()
    {
        var readme = Path.Combine(SharedData.RepositoryRoot, "README.md");

        Assert.That(readme, Does.Exist);
        Assert.That(File.ReadAllLines(readme), Has.Length.LessThan(200));
    }
}
