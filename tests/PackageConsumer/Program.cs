// A user's first application, against the packed packages: exit code 0 if the tagger does what its README says.
using LiveAigc;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLiveAigc().AddCompactModels();
await using var provider = services.BuildServiceProvider();
var tagger = provider.GetRequiredService<ICommentTagger>();

(string Text, string Intent)[] expected = [("还有M码吗", CommentTag.Buy), ("质量太差了，我要退货", CommentTag.Return), ("how much is it", CommentTag.Buy), ("哈喽主播", CommentTag.O)];
var wrong = 0;
foreach (var (text, intent) in expected)
{
    var tags = await tagger.TagAsync(text);
    var spans = string.Join(", ", tags.Spans.Select(span => $"{span.Tag} [{text[span.Start..span.End]}]"));
    Console.WriteLine($"{text}: {tags.Intent} {tags.Confidence:0.00} {spans}");
    if (tags.Intent != intent)
    {
        Console.WriteLine($"  should be {intent}");
        wrong++;
    }
}

return wrong;
