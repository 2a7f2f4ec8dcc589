using System.Numerics;
using System.Text;

namespace LiveAigc.Tokenization;

/// <summary>The shorter ways through a text give what the plain way gives.</summary>
[TestFixture]
public class PathTests
{
    [Test]
    public void SIMD_changes_no_id(
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Vocabularies))] string vocabulary,
        [ValueSource(typeof(TokenizerGoldens), nameof(TokenizerGoldens.Sets))] string set)
    {
        var paths = Utf8Tests.Paths(vocabulary);
        foreach (var text in TokenizerGoldens.Texts(set))
            AssertSame(paths[0], paths[1], text);
    }

    [Test]
    public void SIMD_changes_no_id_of_random_texts()
    {
        var paths = TokenizerGoldens.Vocabularies.Select(Utf8Tests.Paths).ToArray();
        var random = new Random(20_260_103);
        for (var i = 0; i < 20_000; i++)
            AssertSame(paths[i % paths.Length][0], paths[i % paths.Length][1], i % 2 == 0 ? SmallVocabulary.RandomText(random) : Words(random));
    }

    // A token that begins with a letter may stand inside a word, so that no word can be looked up whole.
    [Test]
    public void Looking_words_up_whole_changes_no_id([Values("en-uncased", "multi-cased")] string vocabulary)
    {
        const string never = "zqxjk\u0001zqxjk";
        var known = TokenizerGoldens.Tokenizer(vocabulary);
        var slow = new WordPieceTokenizer([.. known.Vocabulary, never], known.Options with { MaskToken = never });
        var random = new Random(20_260_104);
        string[] texts = [.. TokenizerGoldens.Texts("en_short"), .. TokenizerGoldens.Texts("zh_live"), .. Enumerable.Range(0, 20_000).Select(_ => Words(random))];
        foreach (var text in texts.Where(t => !t.Contains("[MASK]", StringComparison.Ordinal)))
            AssertSame(known, slow, text);
    }

    // Runs of every length to 20, broken at every place by what is no such character, into rows of every length.
    [Test]
    public void Runs_of_single_characters_are_taken_alike([Values("a", " ", "!", "é", "·", "한", "\u1000", "😀", "，", "\0", "[UNK]", "")] string other)
    {
        var paths = Utf8Tests.Paths("zh-lower");
        for (var length = 0; length <= 20; length++)
        {
            for (var at = 0; at <= length; at++)
            {
                var text = string.Concat("这款口红显白吗，我黄皮可以用它么？还有货不".AsSpan(0, at), other, "二三四五六七八九十甲乙丙丁戊己庚辛壬癸子".AsSpan(0, length - at));
                for (var room = 0; room <= length + 2; room++)
                {
                    AssertSame<long>(paths[0], paths[1], text, room);
                    AssertSame<int>(paths[0], paths[1], text, room);
                    AssertSame<ushort>(paths[0], paths[1], text, room);
                }
            }
        }
    }

    [Test]
    public void Words_are_read_alike([Values] bool lowerCase)
    {
        var random = new Random(20_260_105);
        for (var i = 0; i < 20_000; i++)
        {
            var text = Words(random);
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var at = 0; at < text.Length; at++)
            {
                var utf16 = new Utf16Text(text, true);
                AssertSame(AsciiWord.Of(utf16.Load(at), lowerCase), AsciiWord.Read(utf16, at, lowerCase));
            }
            for (var at = 0; at < bytes.Length; at++)
            {
                var utf8 = new Utf8Text(bytes, true);
                AssertSame(AsciiWord.Of(utf8.Load(at), lowerCase), AsciiWord.Read(utf8, at, lowerCase));
            }
        }
    }

    // Letters of many scripts and lengths, most of them ASCII, so that words of any length end in any way.
    private static string Words(Random random)
    {
        const string alphabet = "etaoinshrdlucETAOINZ0123456789", ends = "   ,.!@[/`{:\u00E9\u0101\u017E\u0141\u0430\u0430\uFF41\u200D\uFE0F的，\u7F00\uD83D\u00B7\0";
        var text = new StringBuilder();
        for (var parts = random.Next(1, 8); parts > 0; parts--)
        {
            for (var letters = random.Next(random.Next(2, 24)); letters > 0; letters--)
                text.Append(alphabet[random.Next(alphabet.Length)]);
            text.Append(ends[random.Next(ends.Length)]);
        }
        return text.ToString();
    }

    private static void AssertSame(AsciiWord actual, AsciiWord expected) =>
        Assert.That((actual.Length, actual.Low, actual.High), Is.EqualTo((expected.Length, expected.Low, expected.High)));

    // UTF-8 and UTF-16, with ranges and without; the ids' neighbours in memory stay what they are.
    private static void AssertSame<T>(WordPieceTokenizer one, WordPieceTokenizer other, string text, int room)
        where T : unmanaged, IBinaryInteger<T>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (ids, ranges, otherIds, otherRanges) = (new T[room + 8], new TextRange[room + 8], new T[room + 8], new TextRange[room + 8]);
        var count = one.Encode(text, ids.AsSpan(0, room), ranges.AsSpan(0, room), out var consumed);
        var otherCount = other.Encode(text, otherIds.AsSpan(0, room), otherRanges.AsSpan(0, room), out var otherConsumed);
        Assert.That((count, consumed), Is.EqualTo((otherCount, otherConsumed)), text);
        Assert.That(ids.Take(count).SequenceEqual(otherIds.Take(count)) && ranges.Take(count).SequenceEqual(otherRanges.Take(count)), text);
        Assert.That(ids.Skip(room).All(T.IsZero) && ranges.Skip(room).All(r => r == default), text);

        Assert.That(one.Encode(bytes, ids.AsSpan(0, room), ranges.AsSpan(0, room), out consumed), Is.EqualTo(count), text);
        other.Encode(bytes, otherIds.AsSpan(0, room), otherRanges.AsSpan(0, room), out otherConsumed);
        Assert.That(consumed == otherConsumed && ids.Take(count).SequenceEqual(otherIds.Take(count)) && ranges.Take(count).SequenceEqual(otherRanges.Take(count)), text);
        Assert.That(one.Encode(bytes, ids.AsSpan(0, room), out _) == count && ids.Take(count).SequenceEqual(otherIds.Take(count)), text);
    }

    private static void AssertSame(WordPieceTokenizer one, WordPieceTokenizer other, string text)
    {
        var room = (text.Length * 3) + 1;
        var (ids, ranges, otherIds, otherRanges) = (new int[room], new TextRange[room], new int[room], new TextRange[room]);
        var (count, otherCount) = (one.Encode(text, ids, ranges, out _), other.Encode(text, otherIds, otherRanges, out _));
        if (count != otherCount || !ids.AsSpan(0, count).SequenceEqual(otherIds.AsSpan(0, count)) || !ranges.AsSpan(0, count).SequenceEqual(otherRanges.AsSpan(0, count)))
            Assert.Fail($"{text}: {string.Join(' ', ids.Take(count))} or {string.Join(' ', otherIds.Take(otherCount))}");
    }
}
