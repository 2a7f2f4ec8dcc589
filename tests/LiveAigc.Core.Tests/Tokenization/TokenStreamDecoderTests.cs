namespace LiveAigc.Tokenization;

/// <summary>Ids come one by one; text comes out as soon as it is settled, and never half a character.</summary>
[TestFixture]
public class TokenStreamDecoderTests
{
    [Test]
    public void Byte_level_text_comes_in_whole_characters() => Assert.That(
        Stream(next => new ByteLevelStage(next), "Ġa", "ðŁĺ", "Ģb", "ä½", "<x>", "ł", "ä½"),
        Is.EqualTo(" a||😀b||\uFFFD<x>|\uFFFD||\uFFFD"));

    [Test]
    public void Byte_tokens_wait_for_the_next_of_another_kind() => Assert.That(
        Stream(next => new ByteFallbackStage(next), "<0xE4>", "<0xBD>", "<0xA0>", "a", "<0xE4>", "b", "<0xF0>", "<0x9F>"),
        Is.EqualTo("|||你a||\uFFFDb|||\uFFFD\uFFFD"));

    [Test]
    public void Spaces_are_taken_off_the_whole_text() => Assert.That(
        Stream(next => new FuseStage(new StripStage(' ', 1, 2, next)), " ", " a", " ", " ", " ", "b  "),
        Is.EqualTo("| a|||" + " |  b|"));

    [Test]
    public void The_last_word_has_no_space_behind_it() => Assert.That(
        Stream(next => new SuffixStage("</w>", next), "a</w>", "b", "c</w>"), Is.EqualTo("|a |b|c"));

    [Test]
    public void Without_a_decoder_tokens_stand_apart() => Assert.That(
        Stream(next => new SpaceStage(next), "a", "", "b"), Is.EqualTo("a| | b|"));

    [Test]
    public void After_a_flush_a_new_text_begins()
    {
        var tokenizer = SmallTokenizers.Load(SmallTokenizers.Llama);
        var decoder = tokenizer.CreateStreamDecoder(skipSpecialTokens: true);
        foreach (var _ in (string[])["first", "second"])
        {
            Assert.That(decoder.Append(1) + decoder.Append(273) + decoder.Append(231), Is.EqualTo("hello"));
            Assert.That(() => decoder.Append(9_999), Throws.TypeOf<ArgumentOutOfRangeException>());
            Assert.That(decoder.Append(192) + decoder.Append(163) + decoder.Flush(), Is.EqualTo("你"));
        }
    }

    [Test]
    public void Any_ids_stream_as_they_decode(
        [Values("Llama", "Clip", "Unigram", "Words")] string name, [Values] bool skipSpecialTokens)
    {
        var tokenizer = SmallTokenizers.Load(name switch { "Llama" => SmallTokenizers.Llama, "Clip" => SmallTokenizers.Clip, "Unigram" => SmallTokenizers.Unigram, _ => SmallTokenizers.Words });
        var random = new Random(7);
        for (var round = 0; round < 500; round++)
        {
            int[] ids = [.. Enumerable.Range(0, random.Next(24)).Select(_ => random.Next(tokenizer.VocabularySize))];
            var decoder = tokenizer.CreateStreamDecoder(skipSpecialTokens);
            Assert.That(string.Concat(ids.Select(decoder.Append)) + decoder.Flush(), Is.EqualTo(tokenizer.Decode(ids, skipSpecialTokens)));
        }
    }

    private static string Stream(DecoderFactory stages, params string[] tokens)
    {
        var sink = new TextSink();
        var first = stages(sink);
        var pieces = new List<string>();
        foreach (var token in tokens)
        {
            first.Text(token);
            first.EndToken();
            pieces.Add(sink.Take());
        }
        first.End();
        return string.Join('|', pieces.Append(sink.Take()));
    }
}
