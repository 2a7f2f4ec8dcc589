using System.Diagnostics;

namespace LiveAigc.Inference;

/// <summary>Calls side by side, calls that are ended, and sessions that are disposed meanwhile.</summary>
[TestFixture]
public class ConcurrencyTests
{
    [Test]
    public void Calls_side_by_side_do_not_mix_their_buffers([Values(0, 1, 2)] int maxConcurrentRuns)
    {
        using var session = ModelFolder.Load(TinyModel.SumAndProduct(), new() { MaxConcurrentRuns = maxConcurrentRuns });
        Parallel.For(0, 8, new() { MaxDegreeOfParallelism = 8 }, caller =>
        {
            for (var call = 0; call < 500; call++)
            {
                var rows = 1 + (caller + call) % 5;
                float[] a = new float[rows * 3], b = new float[rows * 3], sum = new float[rows * 3];
                Array.Fill(a, caller);
                Array.Fill(b, call);
                NamedTensor[] outputs = call % 2 == 0 ? [Tensors.Named("sum", sum, rows, 3)] : [NamedTensor.KeptOutput("product"), Tensors.Named("sum", sum, rows, 3)];
                session.Run([Tensors.Named("a", a, rows, 3), Tensors.Named("b", b, rows, 3)], outputs);
                Assert.That(sum, Is.All.EqualTo((float)(caller + call)));
                if (call % 2 == 0)
                    continue;
                Assert.That(outputs[0].ToArray<float>(), Is.All.EqualTo((float)(caller * call)));
                outputs[0].Value!.Dispose();
            }
        });
    }

    [Test]
    public void A_running_call_ends_when_it_is_cancelled_and_the_session_goes_on()
    {
        using var run = new LongRun();
        var clock = Stopwatch.StartNew();
        Assert.That(run.End(), Is.InstanceOf<OperationCanceledException>());
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
        Assert.That(run.Count(5), Is.EqualTo(5f), "the native options that ended the call are used again, and must not end this one");
    }

    [Test]
    public void The_exception_carries_the_token()
    {
        using var session = ModelFolder.Load(TinyModel.Counting());
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var exception = Assert.Catch<OperationCanceledException>(() => session.Run(
            [Tensors.Named("times", [long.MaxValue]), Tensors.Named<float>("x", [0], 1)], [NamedTensor.KeptOutput("y")], soon.Token))!;
        Assert.That(exception.CancellationToken, Is.EqualTo(soon.Token));
    }

    [Test]
    public void A_token_cancelled_before_runs_nothing()
    {
        using var session = ModelFolder.Load(TinyModel.SumAndProduct());
        var sum = new float[3];
        Assert.Catch<OperationCanceledException>(() => session.Run(
            [Tensors.Named<float>("a", [1, 2, 3], 1, 3), Tensors.Named<float>("b", [1, 1, 1], 1, 3)], [Tensors.Named("sum", sum, 1, 3)], new CancellationToken(canceled: true)));
        Assert.That(sum, Is.All.Zero);
    }

    [Test]
    public void A_waiting_call_is_cancelled_without_ending_the_running_one()
    {
        using var run = new LongRun();
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));
        Assert.Catch<OperationCanceledException>(() => run.Count(0, soon.Token));
        Assert.That(run.IsRunning);
    }

    [Test]
    public void Cancelling_at_any_moment_gives_the_result_or_the_exception()
    {
        using var session = ModelFolder.Load(TinyModel.Counting());
        var (done, cancelled) = (0, 0);
        for (var i = 0; i < 60; i++)
        {
            using var source = new CancellationTokenSource();
            var y = new float[1];
            var delay = i * 10_000;
            var cancelling = Task.Run(() =>
            {
                Thread.SpinWait(delay);
                source.Cancel();
            });
            try
            {
                session.Run([Tensors.Named<long>("times", [10_000]), Tensors.Named<float>("x", [i], 1)], [Tensors.Named("y", y, 1)], source.Token);
                Assert.That(y[0], Is.EqualTo(i + 10_000f));
                done++;
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            cancelling.Wait();
            session.Run([Tensors.Named<long>("times", [1]), Tensors.Named<float>("x", [i], 1)], [Tensors.Named("y", y, 1)]);
            Assert.That(y[0], Is.EqualTo(i + 1f));
        }

        TestContext.Out.WriteLine($"{done} done, {cancelled} cancelled");
    }

    [Test]
    public void Disposing_waits_for_the_running_call_and_refuses_later_ones()
    {
        using var run = new LongRun();
        run.EndIn(TimeSpan.FromMilliseconds(200));
        run.Session.Dispose();
        Assert.That(() => run.IsRunning, Is.False.After(5000, 1), "nothing runs after Dispose has returned; only the task may need a moment to say so");
        Assert.Throws<ObjectDisposedException>(() => run.Count(0));
        run.Session.Dispose();
    }
}
