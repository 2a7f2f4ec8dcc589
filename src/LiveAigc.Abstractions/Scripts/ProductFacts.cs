namespace LiveAigc;

/// <summary>A product and all that may be said of it. What is not here is not said. Immutable.</summary>
/// <param name="Id">Identifies the product in the shop; never blank.</param>
/// <param name="Name">What it is called; never blank.</param>
public sealed record ProductFacts(string Id, string Name)
{
    /// <summary>The brand. <see langword="null"/> when not to be named.</summary>
    public string? Brand { get; init; }

    /// <summary>The kind of goods in the shop's words, such as <c>女装</c> or <c>skin care</c>. Some kinds have rules of their own.</summary>
    public string? Category { get; init; }

    /// <summary>What it costs now, in this room.</summary>
    public Money? Price { get; init; }

    /// <summary>What it costs usually: the price a discount is measured against.</summary>
    public Money? ListPrice { get; init; }

    /// <summary>How many are left. <see langword="null"/> when unknown; then nothing is said of it.</summary>
    public int? Stock { get; init; }

    /// <summary>Attributes: material, size, weight, origin, shelf life … Names are unique.</summary>
    public IReadOnlyList<ProductFact> Facts { get; init; } = [];

    /// <summary>What speaks for it, as whole phrases that the shop stands by.</summary>
    public IReadOnlyList<string> SellingPoints { get; init; } = [];

    /// <summary>Gifts, coupons, reductions that hold now.</summary>
    public IReadOnlyList<Promotion> Promotions { get; init; } = [];

    /// <summary>How it is sent. <see langword="null"/> when nothing is promised.</summary>
    public DeliveryTerms? Delivery { get; init; }

    /// <summary>How it can be returned. <see langword="null"/> when nothing is promised.</summary>
    public ReturnTerms? Returns { get; init; }

    /// <summary>Questions that the shop has answered already.</summary>
    public IReadOnlyList<ProductAnswer> Answers { get; init; } = [];
}

/// <summary>One attribute of a product.</summary>
/// <param name="Name">Its name, such as <c>材质</c> or <c>weight</c>; never blank.</param>
/// <param name="Value">Its value.</param>
public sealed record ProductFact(string Name, FactValue Value);

/// <summary>A gift, coupon or reduction.</summary>
/// <param name="Text">What the shop says of it; never blank.</param>
public sealed record Promotion(string Text)
{
    /// <summary>Until when it holds. <see langword="null"/> without an end.</summary>
    public DateTimeOffset? Until { get; init; }
}

/// <summary>How a product is sent.</summary>
public sealed record DeliveryTerms
{
    /// <summary>Within what time it is handed to the carrier.</summary>
    public TimeSpan? ShipsWithin { get; init; }

    /// <summary>Whether sending costs nothing. <see langword="null"/> when not said.</summary>
    public bool? Free { get; init; }

    /// <summary>Where it is sent from.</summary>
    public string? From { get; init; }

    /// <summary>Who carries it.</summary>
    public string? Carrier { get; init; }
}

/// <summary>How a product can be returned.</summary>
public sealed record ReturnTerms
{
    /// <summary>Within how many days, without giving a reason.</summary>
    public int? Days { get; init; }

    /// <summary>Whether the shop pays the way back. <see langword="null"/> when not said.</summary>
    public bool? FreeReturn { get; init; }

    /// <summary>For how long it is repaired or replaced.</summary>
    public FactValue.Quantity? Warranty { get; init; }
}

/// <summary>A question with the shop's answer.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">What the shop says to it.</param>
public sealed record ProductAnswer(string Question, string Answer);
