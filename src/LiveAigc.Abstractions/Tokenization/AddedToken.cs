namespace LiveAigc;

/// <summary>A token that is found in a text as it is written.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">How it is written; not empty.</param>
/// <param name="IsSpecial">Whether it carries no text of its own, such as the end of a text.</param>
public sealed record AddedToken(int Id, string Content, bool IsSpecial);
