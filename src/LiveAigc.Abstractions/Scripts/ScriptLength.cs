namespace LiveAigc;

/// <summary>How long a script should be: so many characters, or so long when spoken.</summary>
public readonly record struct ScriptLength
{
    private const double ZhCharactersPerSecond = 4.5, EnCharactersPerSecond = 14;

    private ScriptLength(int characters, TimeSpan duration) => (Characters, Duration) = (characters, duration);

    /// <summary>So many characters, punctuation included; 0 where it is given in time.</summary>
    public int Characters { get; }

    /// <summary>So long when spoken; zero where it is given in characters.</summary>
    public TimeSpan Duration { get; }

    /// <summary>So many characters.</summary>
    /// <param name="characters">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public static ScriptLength OfCharacters(int characters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(characters, 1);
        return new(characters, default);
    }

    /// <summary>So long when spoken.</summary>
    /// <param name="duration">More than nothing, at most an hour.</param>
    /// <exception cref="ArgumentOutOfRangeException">Out of that range.</exception>
    public static ScriptLength OfSpeech(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(duration, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(duration, TimeSpan.FromHours(1));
        return new(0, duration);
    }

    /// <summary>The length in characters: speech at 4.5 characters a second in Chinese, 14 in English, a live anchor's pace.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public int CharactersIn(string language) =>
        Characters > 0 ? Characters : (int)Math.Max(1, Math.Round(Duration.TotalSeconds * (language == "zh" ? ZhCharactersPerSecond : EnCharactersPerSecond)));
}
