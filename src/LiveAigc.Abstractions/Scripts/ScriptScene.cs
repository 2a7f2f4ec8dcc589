namespace LiveAigc;

/// <summary>The kind of room that a script is spoken in.</summary>
public enum ScriptScene
{
    /// <summary>Selling goods.</summary>
    Shopping,

    /// <summary>Trying products out and saying what came of it.</summary>
    ProductTest,

    /// <summary>Presenting a brand.</summary>
    Advertising,

    /// <summary>Lessons and courses.</summary>
    Teaching,

    /// <summary>Places, stays and tours.</summary>
    Travel,
}
