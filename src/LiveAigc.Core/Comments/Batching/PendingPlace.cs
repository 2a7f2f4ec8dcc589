namespace LiveAigc;

/// <summary>Where a comment is on its way.</summary>
internal enum PendingPlace
{
    /// <summary>Not handed in yet.</summary>
    Nowhere,

    /// <summary>Its caller waits for room in the queue.</summary>
    Outside,

    /// <summary>In the queue.</summary>
    Waiting,

    /// <summary>With the model.</summary>
    Running,

    /// <summary>Someone has completed its task, or is about to.</summary>
    Done,
}
