using Spectre.Console;

namespace LiveAigc.Samples.LiveRoom;

/// <summary>How an intent looks: its colour and its name in both languages.</summary>
internal readonly record struct TagLook(string Label, Style Style);

/// <summary>A look for every intent.</summary>
internal sealed class Palette
{
    /// <summary>The widest label that <see cref="CommentTag"/> has, in cells.</summary>
    public const int LabelWidth = 14;

    public static readonly Style Dim = new(Color.Grey);
    public static readonly Style Strong = new(decoration: Decoration.Bold);

    private static readonly Dictionary<string, (string Chinese, Color Color)> Known = new(StringComparer.Ordinal)
    {
        [CommentTag.Return] = ("退换", Color.Red),
        [CommentTag.Complain] = ("投诉", Color.DarkOrange),
        [CommentTag.Buy] = ("购买", Color.Lime),
        [CommentTag.Recommend] = ("推荐", Color.DeepSkyBlue1),
        [CommentTag.Review] = ("评价", Color.MediumPurple1),
        [CommentTag.Rate] = ("打分", Color.Gold1),
        [CommentTag.O] = ("其他", Color.Grey),
    };

    private static readonly Color[] Others = [Color.Red, Color.DarkOrange, Color.Lime, Color.DeepSkyBlue1, Color.MediumPurple1, Color.Gold1, Color.Aqua, Color.HotPink];

    private readonly Dictionary<string, TagLook> _looks = new(StringComparer.Ordinal);

    /// <param name="intents">Those to look up. A model's own tags take the colours in turn.</param>
    /// <param name="hasColors">Whether they are seen.</param>
    public Palette(IReadOnlyList<string> intents, bool hasColors)
    {
        HasColors = hasColors;
        for (var i = 0; i < intents.Count; i++)
        {
            _looks[intents[i]] = Known.TryGetValue(intents[i], out var known)
                ? new($"{intents[i]} {known.Chinese}", new(known.Color))
                : new(ScreenText.Clean(intents[i]), new(Others[i % Others.Length]));
        }
    }

    /// <summary>Whether colours are seen; else spans stand in brackets.</summary>
    public bool HasColors { get; }

    public TagLook this[string tag] => _looks.TryGetValue(tag, out var look) ? look : new(ScreenText.Clean(tag), Style.Plain);
}
