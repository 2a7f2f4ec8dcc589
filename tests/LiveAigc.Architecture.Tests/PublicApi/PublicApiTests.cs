using LiveAigc.Tests;
using PublicApiGenerator;

namespace LiveAigc.Architecture.Tests.PublicApi;

// One approved page for each package: whoever changes what users see, sees it in the review.
public class PublicApiTests
{
    private static readonly string Pages = Path.Combine(SharedData.RepositoryRoot, "docs", "api");

    private static readonly ApiGeneratorOptions Options = new()
    {
        // Else everything in Microsoft.* is hidden, AddLiveAigc() among it.
        DenyNamespacePrefixes = [],
        IncludeAssemblyAttributes = false,
    };

    private static bool Approving => Environment.GetEnvironmentVariable("LIVEAIGC_APPROVE") == "1";

    [TestCaseSource(typeof(SourcePackages), nameof(SourcePackages.Names))]
    public void The_public_API_is_the_approved_one(string package)
    {
        var page = Path.Combine(Pages, package + ".txt");
        var actual = SourcePackages.Load(package).GeneratePublicApi(Options).ReplaceLineEndings("\n").Trim() + "\n";
        if (Approving)
        {
            Directory.CreateDirectory(Pages);
            File.WriteAllText(page, actual);
            return;
        }

        var approved = File.Exists(page) ? File.ReadAllText(page).ReplaceLineEndings("\n") : "";
        if (actual == approved)
            return;

        Assert.Fail($"The public API of {package} is not the one in docs/api/{package}.txt.\n"
            + "If you meant the change: ./dev approve, and commit the page with it.\n\n"
            + LineDiff.Between(approved, actual));
    }

    [Test]
    public void Every_page_belongs_to_a_package()
    {
        var pages = Directory.GetFiles(Pages, "*.txt").Select(Path.GetFileNameWithoutExtension);

        Assert.That(pages.Except(SourcePackages.Names), Is.Empty, "Pages in docs/api without a package in src: delete them.");
    }
}
