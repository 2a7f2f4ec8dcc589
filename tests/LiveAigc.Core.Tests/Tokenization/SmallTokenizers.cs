namespace LiveAigc.Tokenization;

/// <summary>Small <c>tokenizer.json</c> files in the shapes that models come with. What the tests expect of them is what Hugging Face's tokenizers 0.23.2 answered.</summary>
internal static class SmallTokenizers
{
    /// <summary>Llama: byte-pair encoding with byte fallback; its vocabulary is the 256 byte tokens behind three special ones, and then these.</summary>
    public static string Llama { get; } = """
        {"version": "1.0", "truncation": null, "padding": null,
          "added_tokens": [{"id": 0, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
              "special": true}, {"id": 1, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
              "special": true}, {"id": 2, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
              "special": true}],
          "normalizer": {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "},
              "content": "▁"}]},
          "pre_tokenizer": null,
          "post_processor": {"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"Sequence": {"id": "A",
              "type_id": 0}}], "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
              "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}}},
          "decoder": {"type": "Sequence", "decoders": [{"type": "Replace", "pattern": {"String": "▁"}, "content": " "}, {"type": "ByteFallback"},
              {"type": "Fuse"}, {"type": "Strip", "content": " ", "start": 1, "stop": 0}]},
          "model": {"type": "BPE", "dropout": null, "unk_token": "<unk>", "continuing_subword_prefix": null, "end_of_word_suffix": null,
              "fuse_unk": true, "byte_fallback": true, "ignore_merges": false,
            "vocab": {BYTES},
            "merges": ["▁ h", "h e", "l l", "l o", "▁h e", "e ll", "▁he ll", "▁hell o"]}}
        """.Replace("BYTES", LlamaVocabulary(), StringComparison.Ordinal);

    /// <summary>CLIP: byte-level, lower-cased, words end in a suffix.</summary>
    public static string Clip { get; } = """
        {"version": "1.0", "truncation": null, "padding": null,
          "added_tokens": [{"id": 0, "content": "<|startoftext|>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": true,
              "special": true}, {"id": 1, "content": "<|endoftext|>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
              "special": true}],
          "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "},
              {"type": "Lowercase"}]},
          "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "Split",
              "pattern": {"Regex": "'s|'t|'re|'ve|'m|'ll|'d|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+"}, "behavior": "Removed", "invert": true},
              {"type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": true}]},
          "post_processor": {"type": "RobertaProcessing", "sep": ["<|endoftext|>", 1], "cls": ["<|startoftext|>", 0], "trim_offsets": false,
              "add_prefix_space": false},
          "decoder": {"type": "ByteLevel", "add_prefix_space": true, "trim_offsets": true, "use_regex": true},
          "model": {"type": "BPE", "dropout": null, "unk_token": "<|endoftext|>", "continuing_subword_prefix": "", "end_of_word_suffix": "</w>",
              "fuse_unk": false, "byte_fallback": false,
            "vocab": {"<|startoftext|>": 0, "<|endoftext|>": 1, "a": 2, "b": 3, "c": 4, "d": 5, "'": 6, "s": 7, "1": 8, "2": 9, "!": 10, "Ã": 11,
              "©": 12, "Ł": 13, "a</w>": 14, "b</w>": 15, "c</w>": 16, "d</w>": 17, "s</w>": 18, "1</w>": 19, "2</w>": 20, "!</w>": 21, "©</w>": 22,
              "ab": 23, "abc</w>": 24, "bc</w>": 25, "'s</w>": 26, "ab</w>": 27},
            "merges": [["a", "b"], ["b", "c</w>"], ["ab", "c</w>"], ["'", "s</w>"], ["a", "b</w>"]]}}
        """;

    /// <summary>As T5 and XLM-R, but for their normalizer.</summary>
    public static string Unigram { get; } = """
        {"version": "1.0", "truncation": null, "padding": null,
          "added_tokens": [{"id": 0, "content": "<unk>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
              "special": true}, {"id": 1, "content": "<s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
              "special": true}, {"id": 2, "content": "</s>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false,
              "special": true}],
          "normalizer": {"type": "NFKC"},
          "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
          "post_processor": {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id": 0}}, {"SpecialToken": {"id": "</s>",
              "type_id": 0}}], "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 0}}],
              "special_tokens": {"</s>": {"id": "</s>", "ids": [2], "tokens": ["</s>"]}}},
          "decoder": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true},
          "model": {"type": "Unigram", "unk_id": 0, "byte_fallback": false,
            "vocab": [["<unk>", 0.0], ["<s>", 0.0], ["</s>", 0.0], ["▁", -2.5], ["▁多少", -3.0], ["多少", -3.5], ["多少钱", -4.75], ["钱", -4.0], ["▁how",
              -3.25], ["▁much", -3.5], ["mu", -5.0], ["ch", -5.0], ["少", -6.0], ["多", -6.0], ["1", -6.5], ["😀", -7.0]]}}
        """;

    /// <summary>Added tokens of every kind.</summary>
    public static string Words { get; } = """
        {"version": "1.0", "truncation": null, "padding": null,
          "added_tokens": [{"id": 9, "content": "<P>", "single_word": false, "lstrip": true, "rstrip": true, "normalized": false, "special": false},
              {"id": 5, "content": "ab", "single_word": true, "lstrip": false, "rstrip": false, "normalized": false, "special": false}, {"id": 10,
              "content": "<E>", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}, {"id": 11,
              "content": "Zz", "single_word": false, "lstrip": false, "rstrip": false, "normalized": true, "special": false}],
          "normalizer": {"type": "Lowercase"},
          "pre_tokenizer": {"type": "Sequence", "pretokenizers": [{"type": "BertPreTokenizer"}, {"type": "Digits", "individual_digits": true}]},
          "post_processor": null,
          "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
          "model": {"type": "BPE", "dropout": null, "unk_token": "[UNK]", "continuing_subword_prefix": "##", "end_of_word_suffix": null,
              "fuse_unk": true, "byte_fallback": false,
            "vocab": {"[UNK]": 0, "a": 1, "##a": 2, "##b": 3, "b": 4, "ab": 5, ".": 6, "1": 7, ",": 8},
            "merges": [["a", "##b"]]}}
        """;

    private static string LlamaVocabulary()
    {
        string[] tokens = ["<unk>", "<s>", "</s>", .. Enumerable.Range(0, 256).Select(b => $"<0x{b:X2}>"), .. "▁ h e l o ▁h he el ll lo ell ▁he hell ▁hell ▁hello".Split(' ')];
        return string.Join(", ", tokens.Select((token, id) => $"\"{token}\": {id}"));
    }

    /// <summary>Loads one of them.</summary>
    public static ITextTokenizer Load(string json)
    {
        using var folder = new TemporaryFolder();
        return TextTokenizer.Load(folder.Write("tokenizer.json", json));
    }
}
