namespace LiveAigc.Tokenization;

/// <summary>Reads the decoder of a <c>tokenizer.json</c>.</summary>
internal static class DecoderJson
{
    private const string Known = "ByteLevel, ByteFallback, Fuse, Replace, Strip, Metaspace, WordPiece, BPEDecoder and Sequence";

    public static DecoderFactory Read(ModelJson? decoder)
    {
        if (decoder is not { } json)
            return next => new SpaceStage(next);
        var type = json.Get("type").AsString();
        switch (type)
        {
            case "Sequence":
                json.RefuseOthersThan("type", "decoders");
                return InTurn([.. json.Get("decoders").Items().Select(item => Read(item))]);
            case "ByteLevel":
                json.RefuseOthersThan("type", "add_prefix_space", "trim_offsets", "use_regex");
                return next => new ByteLevelStage(next);
            case "ByteFallback" or "Fuse":
                json.RefuseOthersThan("type");
                return next => type == "Fuse" ? new FuseStage(next) : new ByteFallbackStage(next);
            case "Replace":
                var replacement = NormalizerJson.ReadReplace(json);
                return next => new ReplaceStage(replacement, next);
            case "Strip":
                json.RefuseOthersThan("type", "content", "start", "stop");
                var (content, start, stop) = (MetaspaceJson.CharacterOf(json.Get("content")), CountOf(json.Get("start")), CountOf(json.Get("stop")));
                return next => new StripStage(content, start, stop, next);
            case "Metaspace":
                var (character, scheme) = (MetaspaceJson.ReplacementOf(json), MetaspaceJson.SchemeOf(json));
                return next => new MetaspaceStage(character, scheme != PrependScheme.Never, next);
            case "WordPiece":
                json.RefuseOthersThan("type", "prefix", "cleanup");
                var (prefix, cleanUp) = (json.Get("prefix").AsString(), json.Get("cleanup").AsBoolean());
                return next => new WordPieceStage(prefix, cleanUp, next);
            case "BPEDecoder":
                json.RefuseOthersThan("type", "suffix");
                var suffix = json.Get("suffix").AsString();
                return next => new SuffixStage(suffix, next);
            default:
                throw json.Unsupported(type, Known);
        }
    }

    private static DecoderFactory InTurn(DecoderFactory[] parts) => sink =>
    {
        for (var i = parts.Length - 1; i >= 0; i--)
            sink = parts[i](sink);
        return sink;
    };

    private static int CountOf(ModelJson json) => json.AsInt32() is >= 0 and var count ? count : throw json.Fail("is negative.");
}
