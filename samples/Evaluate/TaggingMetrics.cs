using System.Text.Json;
using LiveAigc.Evaluation;

namespace LiveAigc.Samples.Evaluate;

/// <summary>Metrics of spans and labels.</summary>
internal static class TaggingMetrics
{
    public static Outcome Spans(Settings settings)
    {
        var gold = InputFiles.JsonLines(settings.Need(settings.Gold, "--gold"), Document);
        var found = InputFiles.JsonLines(settings.Need(settings.Predicted, "--pred"), Document);
        var (right, predicted) = Join(settings, gold, found);
        var strict = SpanReport.Compute(right, predicted);
        var soft = SpanReport.Compute(right, predicted, SpanMatching.Soft);
        var figures = new List<EvaluationFigure>
        {
            EvaluationFigure.SpanF1("span F1", right, predicted, settings.Seed),
            Share("span precision", strict.Micro.Precision), Share("span recall", strict.Micro.Recall), Share("span macro F1", strict.Macro.F1),
            EvaluationFigure.SpanF1("soft span F1", right, predicted, settings.Seed, SpanMatching.Soft),
        };
        var text = $"Spans: start, end and tag are equal\n{strict.ToText(4)}\nSpans: tag equal, half of the union shared\n{soft.ToText(4)}";
        if (right.Concat(predicted).SelectMany(s => s).All(s => CommentTag.ByPriority.Contains(s.Tag)))
        {
            var intents = IntentLabels.Report(right, predicted, CommentTag.ByPriority);
            figures.Add(Share("intent accuracy", intents.Accuracy));
            figures.Add(Share("intent macro F1", intents.Macro.F1));
            text += $"\nIntents of the texts\n{intents.ToText(4)}";
        }

        return Result(settings, figures, right.Count) with { Text = text, Detail = ("spans", strict.ToJson()) };
    }

    public static Outcome Conll(Settings settings)
    {
        var path = settings.Need(settings.Gold, "--gold");
        var gold = Columns(path, settings.Predicted is null ? 2 : 1);
        var predicted = Columns(settings.Predicted?.FullName ?? path, 1);
        if (gold.Count != predicted.Count)
            throw new InvalidDataException($"{path} has {gold.Count} sentences, {settings.Predicted!.FullName} has {predicted.Count}.");
        for (var i = 0; i < gold.Count; i++)
        {
            if (gold[i].Length != predicted[i].Length)
                throw new InvalidDataException($"Sentence {i + 1} has {gold[i].Length} tokens in {path}, {predicted[i].Length} in {settings.Predicted!.FullName}.");
        }

        var entities = SpanReport.Compute([.. gold.Select(l => SequenceLabels.ToSpans(l))], [.. predicted.Select(l => SequenceLabels.ToSpans(l))]);
        var tokens = ClassificationReport.Compute(gold, predicted);
        return Result(settings, [
            EvaluationFigure.SpanF1("entity F1", [.. gold.Select(l => SequenceLabels.ToSpans(l))], [.. predicted.Select(l => SequenceLabels.ToSpans(l))], settings.Seed),
            Share("entity precision", entities.Micro.Precision), Share("entity recall", entities.Micro.Recall), Share("entity macro F1", entities.Macro.F1),
            Share("token accuracy", tokens.Accuracy)], gold.Count) with
        {
            Text = $"{ConllReport.Compute(gold, predicted).ToText()}\n{entities.ToText(4)}\n{tokens.ToText(4)}",
            Detail = ("entities", entities.ToJson()),
        };
    }

    private static (IReadOnlyList<IReadOnlyList<TagSpan>> Gold, IReadOnlyList<IReadOnlyList<TagSpan>> Predicted) Join(
        Settings settings, List<(string Id, TagSpan[] Spans)> gold, List<(string Id, TagSpan[] Spans)> found)
    {
        var byId = new Dictionary<string, TagSpan[]>();
        foreach (var (id, spans) in found)
        {
            if (!byId.TryAdd(id, spans))
                throw new InvalidDataException($"{settings.Predicted!.FullName} has \"{id}\" twice.");
        }

        if (gold.FirstOrDefault(g => !byId.ContainsKey(g.Id)) is { Id: { } missing })
            throw new InvalidDataException($"{settings.Predicted!.FullName} has no \"{missing}\", which {settings.Gold!.FullName} has.");
        if (gold.DistinctBy(g => g.Id).Count() is var distinct && (distinct != gold.Count || distinct != byId.Count))
            throw new InvalidDataException($"{settings.Gold!.FullName} has {gold.Count} documents of {distinct} ids, {settings.Predicted!.FullName} has {byId.Count}: they must be the same.");
        return ([.. gold.Select(g => g.Spans)], [.. gold.Select(g => byId[g.Id])]);
    }

    private static (string Id, TagSpan[] Spans) Document(JsonElement line)
    {
        var (id, spans) = (line.Need("id").ToString(), line.NeedArray("spans").Select(Span).ToArray());
        _ = SpanReport.Compute([spans], [spans]); // refuses what overlaps or is empty while the line is known
        return (id, spans);
    }

    private static TagSpan Span(JsonElement span) => span.ValueKind != JsonValueKind.Array
        ? new(span.Need("start").WholeNumber(), span.Need("end").WholeNumber(), span.Need("tag").Text())
        : span.GetArrayLength() == 3 ? new(span[0].WholeNumber(), span[1].WholeNumber(), span[2].Text())
        : throw new FormatException($"{span.GetRawText()} is no span: write [start,end,\"tag\"].");

    // Labels of each sentence from one of the last columns.
    private static List<string[]> Columns(string path, int fromEnd)
    {
        var sentences = new List<string[]>();
        var labels = new List<string>();
        foreach (var (index, line) in InputFiles.Lines(path).Append("").Index())
        {
            var columns = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (columns.Length == 0 || columns[0] == "-DOCSTART-")
            {
                if (labels.Count > 0)
                    sentences.Add([.. labels]);
                labels.Clear();
                continue;
            }

            if (columns.Length <= fromEnd)
                throw new InvalidDataException($"{path}, line {index + 1}: {columns.Length} columns are too few.");
            labels.Add(IsLabel(columns[^fromEnd]) ? columns[^fromEnd] : throw new InvalidDataException($"{path}, line {index + 1}: \"{columns[^fromEnd]}\" is no label: write O, B-PER, I-PER."));
        }

        return sentences.Count > 0 ? sentences : throw new InvalidDataException($"{path} is empty.");
    }

    private static bool IsLabel(string text)
    {
        try
        {
            return SequenceLabels.ToSpans([text]) is not [{ Tag: "O" }];
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static EvaluationFigure Share(string name, double value) => new(name, value) { Maximum = 1 };

    private static Outcome Result(Settings settings, IReadOnlyList<EvaluationFigure> figures, int documents) =>
        new(figures, documents) { Data = settings.Predicted is null ? [] : [settings.Gold!.FullName], System = (settings.Predicted ?? settings.Gold!).FullName };
}
