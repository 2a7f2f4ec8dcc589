using System.CommandLine;
using LiveAigc;
using LiveAigc.Load;

// Live rooms at a set rate against the batched tagger: dotnet run -c Release --project benchmarks/LiveAigc.Load -- --rooms 100 --rate 20
var defaults = new LoadSettings();
var rooms = new Option<int>("--rooms") { DefaultValueFactory = _ => defaults.Rooms, Description = "How many rooms, 1 or more." };
var rate = new Option<double>("--rate") { DefaultValueFactory = _ => defaults.Rate, Description = "Comments a second in each room." };
var overload = new Option<double>("--overload") { Description = "Instead of --rate: find what the machine bears, and send that many times as much (2 for twice)." };
var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => defaults.Seconds, Description = "How long to measure." };
var warmup = new Option<double>("--warmup") { DefaultValueFactory = _ => defaults.Warmup, Description = "Seconds before that, which count for nothing." };
var seed = new Option<int>("--seed") { DefaultValueFactory = _ => defaults.Seed, Description = "Seed of arrivals, texts and priorities." };
var capacity = new Option<int>("--capacity") { DefaultValueFactory = _ => defaults.Batching.Capacity, Description = "How many comments may wait." };
var policy = new Option<CommentOverflow>("--when-full") { DefaultValueFactory = _ => CommentOverflow.DropOldestOfLowest, Description = "What happens when more come." };
var tokens = new Option<int>("--batch-tokens") { DefaultValueFactory = _ => defaults.Batching.MaxBatchTokens, Description = "Most tokens of a batch." };
var deadline = new Option<double>("--deadline") { DefaultValueFactory = _ => defaults.Batching.Deadline.TotalMilliseconds, Description = "Milliseconds after which a comment goes ahead of its class." };
var runs = new Option<int?>("--runs") { Description = "How many batches may run at once. [default: as many as cores]" };
var picture = new Option<string?>("--svg") { Description = "Write a picture to this file." };
var maxP99 = new Option<double?>("--max-p99") { Description = "End with 1 if the p99 latency is above so many milliseconds." };
var lossless = new Option<bool>("--lossless") { Description = "End with 1 if a comment was not tagged." };
var keepHigh = new Option<bool>("--keep-high") { Description = "End with 1 if a comment of the highest class was not tagged." };
var command = new RootCommand("Sends comments of many rooms at a set rate, whether or not answers come (open loop), and reports latency from the moment each was due.")
{
    rooms, rate, overload, seconds, warmup, seed, capacity, policy, tokens, deadline, runs, picture, maxP99, lossless, keepHigh,
};
command.SetAction((arguments, cancellation) => LoadSession.RunAsync(
    new()
    {
        Rooms = arguments.GetValue(rooms),
        Rate = arguments.GetValue(rate),
        Overload = arguments.GetValue(overload),
        Seconds = arguments.GetValue(seconds),
        Warmup = arguments.GetValue(warmup),
        Seed = arguments.GetValue(seed),
        Picture = arguments.GetValue(picture),
        MaxP99 = arguments.GetValue(maxP99),
        Lossless = arguments.GetValue(lossless),
        KeepHigh = arguments.GetValue(keepHigh),
        Batching = new()
        {
            Capacity = arguments.GetValue(capacity),
            WhenFull = arguments.GetValue(policy),
            MaxBatchTokens = arguments.GetValue(tokens),
            Deadline = TimeSpan.FromMilliseconds(arguments.GetValue(deadline)),
            ConcurrentRuns = arguments.GetValue(runs),
        },
    },
    cancellation));
return await command.Parse(args).InvokeAsync();
