namespace LiveAigc;

/// <summary>
/// The tags of a comment and their rank. Tags are strings, so that a model of your own may bring other ones;
/// these seven are what the tagger shipped with LiveAigc uses.
/// </summary>
public static class CommentTag
{
    /// <summary>Anything that is none of the others: greetings, cheering, jokes, the shop's own lines.</summary>
    public const string O = "O";

    /// <summary>About to buy, or asks what a buyer must know: price, stock, size, link, shipping.</summary>
    public const string Buy = "buy";

    /// <summary>A score or a bare verdict without a reason.</summary>
    public const string Rate = "rate";

    /// <summary>Tells about a property or a use of the product or service, good or neutral.</summary>
    public const string Review = "review";

    /// <summary>Tells about a fault, bad service or a wait too long; anger at the shop.</summary>
    public const string Complain = "complain";

    /// <summary>Asks for, announces or asks about a return, refund, exchange, repair or the after-sales process.</summary>
    public const string Return = "return";

    /// <summary>Asks for a recommendation, or recommends to others; buying again as an endorsement.</summary>
    public const string Recommend = "recommend";

    /// <summary>
    /// The tags by rank, most pressing first: return, complain, buy, recommend, review, rate. The intent of a comment is
    /// the tag of its spans that stands first here.
    /// </summary>
    public static IReadOnlyList<string> ByPriority { get; } = [Return, Complain, Buy, Recommend, Review, Rate];
}
