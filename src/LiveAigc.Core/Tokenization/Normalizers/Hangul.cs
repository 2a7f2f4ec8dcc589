namespace LiveAigc.Tokenization;

/// <summary>Korean syllables, which are composed by rule.</summary>
internal static class Hangul
{
    private const int First = 0xAC00, Count = 11172, Lead = 0x1100, Leads = 19, Vowel = 0x1161, Vowels = 21, Trail = 0x11A7, Trails = 28;

    public static bool TryDecompose(int point, List<int> points)
    {
        if (point is < First or >= First + Count)
            return false;
        var (rest, trail) = Math.DivRem(point - First, Trails);
        points.Add(Lead + (rest / Vowels));
        points.Add(Vowel + (rest % Vowels));
        if (trail > 0)
            points.Add(Trail + trail);
        return true;
    }

    /// <summary>What two compose to; 0 if they do not.</summary>
    public static int Compose(int first, int second) => (first, second) switch
    {
        ( >= Lead and < Lead + Leads, >= Vowel and < Vowel + Vowels) => First + ((((first - Lead) * Vowels) + second - Vowel) * Trails),
        ( >= First and < First + Count, > Trail and < Trail + Trails) when (first - First) % Trails == 0 => first + second - Trail,
        _ => 0,
    };
}
