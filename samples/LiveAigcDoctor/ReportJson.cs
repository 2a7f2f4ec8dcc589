using System.Text.Json;
using System.Text.Json.Serialization;
using LiveAigc;

/// <summary>The report for a script.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, Converters = [typeof(ProviderAsText)])]
[JsonSerializable(typeof(DoctorReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    public static string Write(DoctorReport report) => JsonSerializer.Serialize(report, Default.DoctorReport);
}
