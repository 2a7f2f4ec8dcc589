using LiveAigc.Comments;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LiveAigc.DependencyInjection;

public class AddLiveAigcTests
{
    private ClassifierFolder _folder = null!;

    [SetUp]
    public void SetUp()
    {
        _folder = new();
        File.WriteAllBytes(_folder.PathOf("model.onnx"), TinyTransformer.Write(3));
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task AFolderIsAllItTakes()
    {
        var services = new ServiceCollection();
        services.AddLiveAigc().AddCommentTagger(_folder.Root);
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var tagger = provider.GetRequiredService<ICommentTagger>();
        Assert.That(tagger, Is.SameAs(provider.GetRequiredService<ICommentTagger>()));
        Assert.That(tagger.Tags, Is.EqualTo(new[] { "A", "B" }));
        Assert.That((await tagger.TagAsync("a b c")).CommentId, Is.Empty);
    }

    [Test]
    public void TheProviderDisposesTheTagger()
    {
        var services = new ServiceCollection();
        services.AddLiveAigc().AddCommentTagger(_folder.Root);
        var provider = services.BuildServiceProvider();
        var tagger = (CommentTagger)provider.GetRequiredService<ICommentTagger>();
        provider.Dispose();
        Assert.That(() => tagger.Tag([]), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void WithoutAModelTheRemedyIsNamed()
    {
        var services = new ServiceCollection();
        services.AddLiveAigc();
        using var provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<ICommentTagger>, Throws.InvalidOperationException.With.Message.Contains("AddCompactModels()").And.Message.Contains("AddCommentTagger(folder)"));
        Assert.That(provider.GetRequiredService<IModelSessionFactory>(), Is.TypeOf<OnnxRuntimeSessionFactory>());
    }

    [Test]
    public void AFolderThatIsNoModelIsRefusedWhenItIsNeeded()
    {
        var services = new ServiceCollection();
        services.AddLiveAigc().AddCommentTagger(_folder.PathOf("none"));
        using var provider = services.BuildServiceProvider();
        Assert.That(provider.GetRequiredService<ICommentTagger>, Throws.TypeOf<ModelLoadException>().With.Message.Contains("There is no folder"));
    }

    [Test]
    public void TheLastTaggerAddedCounts()
    {
        using var other = new ClassifierFolder("O", "mine", "yours");
        File.Copy(_folder.PathOf("model.onnx"), other.PathOf("model.onnx"), overwrite: true);
        var services = new ServiceCollection();
        services.AddLiveAigc().AddCommentTagger(_folder.Root).AddCommentTagger(other.Root);
        services.AddLiveAigc();
        using var provider = services.BuildServiceProvider();
        Assert.That(provider.GetServices<ICommentTagger>().Single().Tags, Is.EqualTo(new[] { "mine", "yours" }));
    }

    [Test]
    public void WhatIsThereAlreadyStays()
    {
        var session = new FakeSession { Logits = FakeSession.ByToken(3, _ => 0) };
        var services = new ServiceCollection().AddSingleton<IModelSessionFactory>(session);
        services.AddLiveAigc().AddCommentTagger(_folder.Root);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<ICommentTagger>();
        Assert.That(session.LoadedPath, Does.EndWith("model.onnx"));
    }

    [Test]
    public void SettingsReachTheTaggerAndTheModel()
    {
        ProviderReport? loaded = null;
        var services = new ServiceCollection();
        services.AddLiveAigc(options => options.OnnxRuntime.OnLoaded = report => loaded = report).AddCommentTagger(_folder.Root, options => options.MaxTokens = 20);
        using var provider = services.BuildServiceProvider();
        Assert.That(((CommentTagger)provider.GetRequiredService<ICommentTagger>()).MaxTokens, Is.EqualTo(20));
        Assert.That(loaded!.Got, Is.EqualTo(new[] { ExecutionProvider.Cpu }));
    }

    [Test]
    public async Task OneSettingPutsABatcherInFront()
    {
        var services = new ServiceCollection();
        services.AddLiveAigc(options => options.CommentBatching = new() { Capacity = 10 }).AddCommentTagger(_folder.Root);
        var provider = services.BuildServiceProvider(validateScopes: true);
        var tagger = provider.GetRequiredService<ICommentTagger>();
        Assert.That(tagger, Is.TypeOf<CommentBatcher>());
        Assert.That(((await tagger.TagAsync("a b c")).CommentId, (await tagger.TagAsync(new LiveComment("x", "a"))).CommentId), Is.EqualTo(("", "x")));
        Assert.That(((CommentBatcher)tagger).Statistics.Tagged, Is.EqualTo(2));
        await provider.DisposeAsync();
        Assert.ThrowsAsync<ObjectDisposedException>(() => tagger.TagAsync("a").AsTask());
        Assert.That(() => provider.GetRequiredService<CommentTagger>(), Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public void AProviderMayBeDisposedWithoutWaiting()
    {
        var services = new ServiceCollection();
        services.AddLiveAigc(options => options.CommentBatching = new()).AddCommentTagger(_folder.Root);
        var provider = services.BuildServiceProvider();
        var pending = provider.GetRequiredService<ICommentTagger>().TagAsync("a").AsTask();
        provider.Dispose();
        Assert.That(pending.Wait(TimeSpan.FromSeconds(30)), "what was accepted is answered");
    }

    [TestCase(8, 1, 8)]
    [TestCase(8, 4, 2)]
    [TestCase(2, 4, 1)]
    [TestCase(8, 0, 1)]
    public void RunsTimesThreadsAreTheCores(int cores, int threads, int runs) =>
        Assert.That(CommentBatcherOptions.RunsFor(cores, threads), Is.EqualTo(runs));

    [Test]
    public void AProviderThatFellBackIsAWarningInTheLog()
    {
        var log = new RecordingLog();
        var services = new ServiceCollection().AddSingleton<ILoggerFactory>(log);
        services.AddLiveAigc(options => options.OnnxRuntime.Providers = [ExecutionProvider.Named("NoSuchProvider")]).AddCommentTagger(_folder.Root);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<ICommentTagger>();
        Assert.That(log.Lines.Single(), Does.StartWith("LiveAigc Warning").And.Contains("asked for NoSuchProvider, runs on CPU"));
    }

    [Test]
    public void MistakesAreRefusedAtOnce()
    {
        var builder = new ServiceCollection().AddLiveAigc();
        Assert.That(() => builder.AddCommentTagger(" "), Throws.ArgumentException);
        Assert.That(() => builder.AddCommentTagger(_folder.Root, options => options.MaxTokens = 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new LiveAigcOptions { OnnxRuntime = null! }, Throws.ArgumentNullException);
    }

    private sealed class RecordingLog : ILoggerFactory, ILogger
    {
        private string _category = "";

        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName)
        {
            _category = categoryName;
            return this;
        }

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{_category} {logLevel} {formatter(state, exception)}");

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
