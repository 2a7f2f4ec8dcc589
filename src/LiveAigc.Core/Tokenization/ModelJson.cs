using System.Text.Json;
using System.Text.Unicode;

namespace LiveAigc.Tokenization;

/// <summary>A value in a model's JSON file that knows where it stands, so that every refusal names file and place.</summary>
internal readonly struct ModelJson(string path, string place, JsonElement element)
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    public JsonElement Element => element;

    /// <summary>Where the value stands: <c>normalizer.lowercase</c>.</summary>
    public string Place => place;

    /// <summary>Reads what a file says, whose root must be an object.</summary>
    /// <exception cref="ModelLoadException">The file cannot be read or is not JSON, where the message gives line and byte; or <paramref name="read"/> refuses it.</exception>
    public static T Read<T>(string path, Func<ModelJson, T> read)
    {
        try
        {
            var bytes = File.ReadAllBytes(path).AsMemory();
            if (bytes.Span.StartsWith(ByteOrderMark))
                bytes = bytes[ByteOrderMark.Length..];
            if (!Utf8.IsValid(bytes.Span))
                throw new ModelLoadException(path, $"{path}: not valid UTF-8.");
            using var document = JsonDocument.Parse(bytes);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? read(new(path, "", document.RootElement))
                : throw new ModelLoadException(path, $"{path}: the JSON is not an object.");
        }
        catch (JsonException e)
        {
            throw new ModelLoadException(path, $"{path}: not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {e.Message.Split(" LineNumber:")[0]}", e);
        }
        catch (InvalidOperationException e)
        {
            // All kinds are asked before they are used, so this is an escape such as \ud800 without its other half.
            throw new ModelLoadException(path, $"{path}: a string holds half a character: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelLoadException(path, $"{path}: cannot be read: {e.Message}", e);
        }
    }

    /// <summary>A member that may be missing or null.</summary>
    public ModelJson? Find(string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Expected("an object");
        return element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? new(path, PlaceOf(name), member) : null;
    }

    /// <summary>A member that must be there.</summary>
    public ModelJson Get(string name) => Find(name) ?? throw new ModelLoadException(path, $"{path}: {PlaceOf(name)} is missing.");

    /// <summary>Refuses members that no one here knows what to do with.</summary>
    public void RefuseOthersThan(params ReadOnlySpan<string> known)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw new ModelLoadException(path, $"{path}: {PlaceOf(member.Name)} is a setting that is not supported; known are {string.Join(", ", known!)}.");
        }
    }

    public string AsString() => element.ValueKind == JsonValueKind.String ? element.GetString()! : throw Expected("a string");

    public bool AsBoolean() => element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : throw Expected("true or false");

    public int AsInt32() => element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) ? value : throw Expected("a whole number");

    public double AsDouble() => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value) ? value : throw Expected("a number");

    public IEnumerable<ModelJson> Items()
    {
        if (element.ValueKind != JsonValueKind.Array)
            throw Expected("an array");
        var (file, parent) = (path, place);
        return element.EnumerateArray().Select((item, i) => new ModelJson(file, $"{parent}[{i}]", item));
    }

    public JsonElement.ObjectEnumerator Members() => element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : throw Expected("an object");

    /// <summary>The error for a part of a type that no one here knows.</summary>
    public ModelLoadException Unsupported(string type, string known) =>
        Fail($"is of type {type}, which is not supported; supported are {known}. Save the tokenizer with one of these, or encode with the model's own library and hand over the ids.");

    public ModelLoadException Fail(string problem) => new(path, $"{path}: {place} {problem}");

    private ModelLoadException Expected(string kind) => Fail($"is {element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => $"the number {element.GetRawText()}",
        JsonValueKind.Null => "null",
        _ => element.GetRawText(),
    }}, not {kind}.");

    private string PlaceOf(string name) => place.Length == 0 ? name : $"{place}.{name}";
}
