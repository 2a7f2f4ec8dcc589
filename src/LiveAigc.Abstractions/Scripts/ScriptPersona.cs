namespace LiveAigc;

/// <summary>Who speaks, and how.</summary>
public sealed record ScriptPersona
{
    /// <summary>What the anchor is called. <see langword="null"/> where no name is said.</summary>
    public string? Name { get; init; }

    /// <summary>What the viewers are called, such as <c>宝宝们</c> or <c>everyone</c>. <see langword="null"/> for the usual of the language.</summary>
    public string? Audience { get; init; }

    /// <summary>The tone. <see cref="ScriptTone.Friendly"/> by default.</summary>
    public ScriptTone Tone { get; init; }
}

/// <summary>A tone of voice.</summary>
public enum ScriptTone
{
    /// <summary>Warm and close.</summary>
    Friendly,

    /// <summary>Quick and lively.</summary>
    Energetic,

    /// <summary>Calm and factual.</summary>
    Professional,

    /// <summary>Light-hearted.</summary>
    Playful,
}
