namespace LiveAigc.Evaluation;

/// <summary>What became of a figure.</summary>
public enum FigureVerdict
{
    /// <summary>The difference may be luck, or is none.</summary>
    Undecided,

    /// <summary>Better, and unlikely by luck.</summary>
    Better,

    /// <summary>Worse, and unlikely by luck.</summary>
    Worse,

    /// <summary>It differs, but the reports hold no documents' scores to tell luck from gain.</summary>
    Unknown,
}
