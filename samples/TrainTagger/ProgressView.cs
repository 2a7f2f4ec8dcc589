using LiveAigc.Training;
using Spectre.Console;

namespace LiveAigc.Samples.TrainTagger;

/// <summary>Shows a training as a bar on a terminal, as a line now and then elsewhere.</summary>
internal static class ProgressView
{
    public static T Show<T>(string title, Func<IProgress<TrainingProgress>, T> work)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
            return work(new Lines());
        T result = default!;
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(title);
                result = work(new Bar(task, title));
                task.Value = task.MaxValue;
            });
        return result;
    }

    private static string Score(TrainingProgress p) => p.Score is { } score ? $", span F1 {score:F4}" : "";

    private sealed class Bar(ProgressTask task, string title) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Steps;
            task.Value = value.Step;
            task.Description = $"{title}: loss {value.Loss:F3}{Score(value)}, {value.TokensPerSecond:F0} tokens/s";
        }
    }

    private sealed class Lines : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) =>
            Console.Error.WriteLine($"{value.Stage} {value.Step}/{value.Steps}: loss {value.Loss:F4}{Score(value)}, {value.TokensPerSecond:F0} tokens/s, {value.Remaining:hh\\:mm\\:ss} left");
    }
}
