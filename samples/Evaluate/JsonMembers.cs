using System.Text.Json;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Reads members of JSON objects; says which is missing or of another kind.</summary>
internal static class JsonMembers
{
    /// <exception cref="FormatException">It is not there.</exception>
    public static JsonElement Need(this JsonElement element, string name) =>
        element.ValueKind != JsonValueKind.Object ? throw new FormatException($"{element.GetRawText()} is no object.")
        : element.TryGetProperty(name, out var value) ? value
        : throw new FormatException($"\"{name}\" is missing.");

    /// <exception cref="FormatException">It is no array.</exception>
    public static JsonElement.ArrayEnumerator NeedArray(this JsonElement element, string name) =>
        element.Need(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : throw new FormatException($"\"{name}\" is no array.");

    /// <exception cref="FormatException">It is no whole number of 32 bits.</exception>
    public static int WholeNumber(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) ? value : throw new FormatException($"{element.GetRawText()} is no whole number.");

    /// <exception cref="FormatException">It is no number.</exception>
    public static double Number(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Number ? element.GetDouble() : throw new FormatException($"{element.GetRawText()} is no number.");

    /// <exception cref="FormatException">It is no text.</exception>
    public static string Text(this JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : throw new FormatException($"{element.GetRawText()} is no text.");
}
