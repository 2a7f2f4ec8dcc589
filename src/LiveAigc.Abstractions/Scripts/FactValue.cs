namespace LiveAigc;

/// <summary>The value of a fact: one of the records nested here.</summary>
public abstract record FactValue
{
    private FactValue()
    {
    }

    /// <summary>Words, as the shop writes them.</summary>
    /// <param name="Value">The words; never blank.</param>
    public sealed record Text(string Value) : FactValue;

    /// <summary>A number with its unit: 500 g, 3 件, 95 %.</summary>
    /// <param name="Amount">The number.</param>
    /// <param name="Unit">The unit as written; empty for a bare count.</param>
    public sealed record Quantity(decimal Amount, string Unit) : FactValue;

    /// <summary>From one number to another: 18 to 25 °C, 155–175 cm.</summary>
    /// <param name="From">The lower end.</param>
    /// <param name="To">The upper end, not below <paramref name="From"/>.</param>
    /// <param name="Unit">The unit as written.</param>
    public sealed record Range(decimal From, decimal To, string Unit) : FactValue;

    /// <summary>An amount of money.</summary>
    /// <param name="Value">The amount.</param>
    public sealed record Price(Money Value) : FactValue;

    /// <summary>A day.</summary>
    /// <param name="Value">The day.</param>
    public sealed record Date(DateOnly Value) : FactValue;

    /// <summary>Whether something is so.</summary>
    /// <param name="Value">Yes or no.</param>
    public sealed record YesNo(bool Value) : FactValue;
}

/// <summary>An amount of money.</summary>
/// <param name="Amount">0 or more, in whole units of the currency: 59.9 yuan, not cents.</param>
/// <param name="Currency">ISO 4217, <c>CNY</c> by default.</param>
public readonly record struct Money(decimal Amount, string Currency = "CNY");
