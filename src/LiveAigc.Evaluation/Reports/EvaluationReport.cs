using System.Text.Json;

namespace LiveAigc.Evaluation;

/// <summary>Figures and all that is needed to believe and repeat them: data, model, seed. Immutable.</summary>
/// <param name="Title">What was measured.</param>
/// <param name="Figures">The figures, in the order to show them; names differ.</param>
public sealed record EvaluationReport(string Title, IReadOnlyList<EvaluationFigure> Figures)
{
    /// <summary>Name of the data.</summary>
    public string? Data { get; init; }

    /// <summary>SHA-256 of the data, in hexadecimal.</summary>
    public string? DataSha256 { get; init; }

    /// <summary>Documents measured on.</summary>
    public int? Documents { get; init; }

    /// <summary>Name of the model or system.</summary>
    public string? Model { get; init; }

    /// <summary>SHA-256 of the model's file, in hexadecimal.</summary>
    public string? ModelSha256 { get; init; }

    /// <summary>Seed of all that was drawn.</summary>
    public int? Seed { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>The figure of that name.</summary>
    /// <param name="name">Its name, exactly.</param>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public EvaluationFigure this[string name] => Figures.FirstOrDefault(f => f.Name == name)
        ?? throw new ArgumentException($"The report \"{Title}\" has no figure \"{name}\"; it has {string.Join(", ", Figures.Select(f => f.Name))}.", nameof(name));

    /// <summary>The whole report, to be kept and compared later.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EvaluationReport);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <exception cref="FormatException">It is no report; the message says where.</exception>
    public static EvaluationReport FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return JsonSerializer.Deserialize(json, ReportJson.Default.EvaluationReport) is not { Title: not null, Figures: not null } report
                ? throw new FormatException("This is no evaluation report: it has no title or no figures.")
                : report.Figures.Any(f => f?.Name is null)
                ? throw new FormatException("This is no evaluation report: a figure has no name.")
                : report.Figures.CountBy(f => f.Name).FirstOrDefault(n => n.Value > 1) is { Value: > 1 } twice
                ? throw new FormatException($"This is no evaluation report: it has the figure \"{twice.Key}\" {twice.Value} times.")
                : report;
        }
        catch (JsonException e)
        {
            throw new FormatException($"This is no evaluation report: {e.Message}", e);
        }
    }

    /// <summary>A table of the figures under what they were made with.</summary>
    public string ToMarkdown() => ReportText.Markdown(this);

    /// <summary>A page with tables and charts that needs no other file and no network.</summary>
    public string ToHtml() => ReportHtml.Page(this);
}
