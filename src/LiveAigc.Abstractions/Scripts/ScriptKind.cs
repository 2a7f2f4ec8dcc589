namespace LiveAigc;

/// <summary>What a script is for.</summary>
public enum ScriptKind
{
    /// <summary>Presents a product from the start.</summary>
    Introduction,

    /// <summary>Dwells on what speaks for it.</summary>
    SellingPoint,

    /// <summary>Answers a viewer's question.</summary>
    Answer,

    /// <summary>Welcomes viewers.</summary>
    Greeting,

    /// <summary>Says why now: a price, a gift, what is left; only as far as the facts go.</summary>
    Urgency,

    /// <summary>Ends a product's turn or the broadcast.</summary>
    Closing,
}
