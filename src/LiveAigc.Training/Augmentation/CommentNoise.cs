using System.Text;

namespace LiveAigc.Training;

/// <summary>
/// The noise that viewers make: repeated marks, full and half width, spaces for commas, words spelt by sound, dropped
/// characters, emoji, calls to the anchor, and several comments in one. Each has its own probability.
/// </summary>
public sealed class CommentNoise : ITextAugmentation
{
    private static readonly string[] Emoji = ["😂", "🤣", "😭", "🥺", "😍", "👍", "❤️", "🔥", "🙏", "😤", "😡", "🎉", "💰", "🌹", "🤔", "[笑哭]", "[玫瑰]", "[捂脸]", "😊", "👏"];
    private static readonly string[] ChineseCalls = ["主播", "主播主播", "宝", "姐", "老板", "小姐姐", "家人们", "哥", "客服", "请问", "想问下", "哈喽", "@主播"];
    private static readonly string[] EnglishCalls = ["hi", "hey", "hello", "omg", "sis", "lol", "please", "@host", "ok so"];

    // What the ear takes for the same, and what lazy thumbs make of it.
    private static readonly (string Right, string[] Typed)[] BySound =
    [
        ("链接", ["连接", "恋接", "链结"]), ("多少钱", ["多钱", "多少米", "多少"]), ("什么", ["啥", "什麽", "神马"]), ("怎么", ["咋", "怎莫", "肿么"]),
        ("有没有", ["有木有", "有没"]), ("没有", ["木有", "没"]), ("这个", ["介个", "这"]), ("喜欢", ["稀饭", "喜翻"]), ("真的", ["针的", "真滴"]),
        ("的", ["滴", "得", "地"]), ("吗", ["嘛", "不", "么"]), ("了", ["啦", "勒"]), ("退款", ["退钱", "腿款"]), ("质量", ["质亮", "质量"]),
        ("快递", ["快弟", "块递"]), ("客服", ["客户", "克服"]), ("推荐", ["推见", "推荐下"]), ("敏感肌", ["敏敏肌", "敏皮"]), ("尺码", ["尺吗", "码数"]),
        ("垃圾", ["辣鸡", "拉圾"]), ("好吃", ["好次", "hao吃"]), ("便宜", ["便宜点", "便谊"]), ("发货", ["发货", "fa货"]), ("衣服", ["衣fu", "一服"]),
        ("东西", ["东东", "冬西"]), ("the", ["da", "teh"]), ("you", ["u", "ya"]), ("please", ["pls", "plz"]), ("are", ["r"]), ("because", ["cuz", "bc"]),
        ("really", ["rlly", "realy"]), ("price", ["prize", "prise"]), ("what", ["wat", "wht"]), ("does", ["dose"]), ("for", ["4"]), ("great", ["gr8"]),
    ];

    /// <summary>Chance that a mark at the end of a clause is repeated or dropped.</summary>
    public double Marks { get; init; } = 0.2;

    /// <summary>Chance that a text's marks and digits change between full and half width.</summary>
    public double Width { get; init; } = 0.1;

    /// <summary>Chance that commas become spaces or vanish at the ends.</summary>
    public double SpacesForCommas { get; init; } = 0.2;

    /// <summary>Chance, for each word of the table found, that it is spelt by sound.</summary>
    public double Homophones { get; init; } = 0.15;

    /// <summary>Chance that one character goes missing, in texts of six characters or more.</summary>
    public double DroppedCharacters { get; init; } = 0.08;

    /// <summary>Chance of emoji at an end or between clauses.</summary>
    public double EmojiInserted { get; init; } = 0.12;

    /// <summary>Chance of a call to the anchor in front.</summary>
    public double Calls { get; init; } = 0.1;

    /// <summary>Chance that another comment is appended.</summary>
    public double Concatenation { get; init; } = 0.12;

    /// <inheritdoc/>
    public TaggedText Apply(TaggedText text, IReadOnlyList<TaggedText> others, Random random)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(random);
        var work = new SpanText();
        work.Append(text);
        if (Chance(random, Concatenation) && others.Count > 0)
            Append(work, others[random.Next(others.Count)], random);
        SpellBySound(work, random);
        if (Chance(random, SpacesForCommas))
            LoosenCommas(work, random);
        if (Chance(random, Marks))
            ChangeMarks(work, random);
        if (work.Count >= 6 && Chance(random, DroppedCharacters))
            work.RemoveAt(random.Next(work.Count));
        if (Chance(random, Width))
            ChangeWidth(work, random.Next(2) == 0);
        if (Chance(random, Calls))
            Call(work, random);
        if (Chance(random, EmojiInserted))
            AddEmoji(work, random);
        return work.ToTaggedText(text);
    }

    private static bool Chance(Random random, double probability) => random.NextDouble() < probability;

    private static bool IsComma(Rune rune) => rune.Value is '，' or ',' or '、' or '。' or '；';

    private static bool IsMark(Rune rune) => rune.Value is '！' or '!' or '？' or '?' or '～' or '~' or '。' or '.';

    private static void Append(SpanText work, TaggedText other, Random random)
    {
        if (work.Count + other.Text.Length > 60)
            return;
        work.Insert(work.Count, random.Next(3) switch { 0 => "，", 1 => " ", _ => "  " });
        work.Append(other);
    }

    private void SpellBySound(SpanText work, Random random)
    {
        foreach (var (right, typed) in BySound)
        {
            for (var at = work.IndexOf(right, 0); at >= 0; at = work.IndexOf(right, at + 1))
            {
                // Short entries stand in half of all sentences: change them more rarely. English ones are whole words.
                var chance = right.Length == 1 ? Homophones / 4 : Homophones;
                if (!Chance(random, chance) || !work.IsUniform(at, right.Length) || !IsWholeWord(work, at, right))
                    continue;
                work.Replace(at, right.Length, typed[random.Next(typed.Length)]);
            }
        }
    }

    private static bool IsWholeWord(SpanText work, int at, string word) =>
        !char.IsAsciiLetter(word[0])
        || ((at == 0 || !Rune.IsLetter(work[at - 1])) && (at + word.Length >= work.Count || !Rune.IsLetter(work[at + word.Length])));

    private static void LoosenCommas(SpanText work, Random random)
    {
        var all = random.Next(2) == 0;
        for (var i = work.Count - 1; i >= 0; i--)
        {
            if (!IsComma(work[i]) || work.IsTagged(i) || (!all && random.Next(2) == 0))
                continue;
            if (i == work.Count - 1 || i == 0)
                work.RemoveAt(i);
            else
                work[i] = new Rune(' ');
        }
    }

    private static void ChangeMarks(SpanText work, Random random)
    {
        for (var i = work.Count - 1; i >= 0; i--)
        {
            if (!IsMark(work[i]) || work.IsTagged(i))
                continue;
            if (random.Next(3) == 0 && i == work.Count - 1)
                work.RemoveAt(i);
            else
                work.Insert(i, new string((char)work[i].Value, 1 + random.Next(3)));
        }
    }

    private static void ChangeWidth(SpanText work, bool full)
    {
        for (var i = 0; i < work.Count; i++)
        {
            var value = work[i].Value;
            if (full && value is > 0x20 and < 0x7f && !Rune.IsLetter(work[i]))
                work[i] = new Rune(value + 0xfee0);
            else if (!full && value is > 0xff00 and < 0xff5f)
                work[i] = new Rune(value - 0xfee0);
        }
    }

    private static void Call(SpanText work, Random random)
    {
        var english = work.Count > 0 && Enumerable.Range(0, work.Count).All(i => work[i].IsAscii);
        var calls = english ? EnglishCalls : ChineseCalls;
        work.Insert(0, calls[random.Next(calls.Length)] + (english || random.Next(2) == 0 ? " " : random.Next(2) == 0 ? "，" : ""));
    }

    private static void AddEmoji(SpanText work, Random random)
    {
        var emoji = string.Concat(Enumerable.Repeat(Emoji[random.Next(Emoji.Length)], 1 + (random.Next(4) == 0 ? random.Next(3) : 0)));
        var places = Enumerable.Range(0, work.Count + 1)
            .Where(i => i == 0 || i == work.Count || (!work.IsTagged(i - 1) && !work.IsTagged(i))).ToArray();
        work.Insert(random.Next(3) > 0 ? work.Count : places[random.Next(places.Length)], emoji);
    }
}
