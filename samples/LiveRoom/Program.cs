using System.CommandLine;
using System.Text;
using LiveAigc.Samples.LiveRoom;
using LiveAigc.Samples.TagComments;

// A live room with tagged comments: dotnet run --project samples/LiveRoom
var defaults = new Settings { Input = Settings.BundledRoom, Providers = [] };
var input = new Option<string?>("--in", "-i") { Description = "Comments, one JSON object a line: {\"id\": …, \"time\": \"+00:01:02.5\", \"viewer\": …, \"text\": …}. - for standard input. [default: the room that comes with the sample]" };
var speed = new Option<double>("--speed", "-s") { DefaultValueFactory = _ => defaults.Speed, Description = "How many times faster than the room was. 1 is real time, 0 waits for nothing." };
var json = new Option<bool>("--json") { Description = "For machines: one JSON object a line for each tagged comment, then one with the summary." };
var model = new Option<string?>("--model", "-m") { Description = "Folder of a token classifier exported to ONNX. [default: the compact tagger]" };
var confidence = new Option<float?>("--min-confidence") { Description = "Leave out spans less sure than this, 0 to 1. [default: what the model was tuned to]" };
var patience = new Option<double>("--patience") { DefaultValueFactory = _ => defaults.Patience.TotalSeconds, Description = "After how many seconds of the room's time a comment no longer waits for an answer. 0 for never." };
var provider = CommandLine.ProviderOption();
speed.Require(value => value is >= 0 and <= 1e6, "--speed is a factor: give 0 to 1000000.");
confidence.Require(value => value is null or (>= 0 and <= 1), "--min-confidence is a probability: give 0 to 1.");
patience.Require(value => value is >= 0 and <= 1e6, "--patience is a number of seconds: give 0 to 1000000.");
var command = new RootCommand("Replays a live room's comments and shows what viewers want, most pressing first. Ends with 0; 2 if lines could not be read; 1 if it failed; 130 if it was interrupted.")
{
    input, speed, json, model, confidence, patience, provider,
};
command.SetAction(arguments => LiveRoomSession.Run(new()
{
    Input = arguments.GetValue(input) ?? Settings.BundledRoom,
    Speed = arguments.GetValue(speed),
    Json = arguments.GetValue(json),
    Model = arguments.GetValue(model),
    MinConfidence = arguments.GetValue(confidence),
    Patience = TimeSpan.FromSeconds(arguments.GetValue(patience)),
    Providers = arguments.GetValue(provider)!,
}));
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return command.ParseAndInvoke(args);
