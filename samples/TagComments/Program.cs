using System.CommandLine;
using LiveAigc.Samples.TagComments;

// Tags comments, one JSON object a line: dotnet run --project samples/TagComments -- --in comments.jsonl --out tags.jsonl
var input = new Option<string>("--in", "-i") { Required = true, Description = "Comments, one JSON object a line: {\"id\": …, \"text\": …}. - for standard input." };
var output = new Option<string>("--out", "-o") { DefaultValueFactory = _ => Streams.Standard, Description = "Where the tags go, one JSON object a line. - for standard output." };
var model = new Option<string?>("--model", "-m") { Description = "Folder of a token classifier exported to ONNX. [default: the compact tagger]" };
var modelFile = new Option<string?>("--model-file") { Description = "Which .onnx file in that folder. [default: model.onnx]" };
var confidence = new Option<float?>("--min-confidence") { Description = "Leave out spans less sure than this, 0 to 1. [default: what the model was tuned to]" };
var batch = new Option<int>("--batch") { DefaultValueFactory = _ => 32, Description = "Most comments tagged at once. The tags do not depend on it." };
var provider = CommandLine.ProviderOption();
confidence.Require(value => value is null or (>= 0 and <= 1), "--min-confidence is a probability: give 0 to 1.");
batch.Require(value => value >= 1, "--batch is a number of comments: give 1 or more.");
var command = new RootCommand("Tags comments: spans, intent, confidence. Ends with 0; 2 if lines could not be read; 1 if it failed; 130 if it was interrupted.")
{
    input, output, model, modelFile, confidence, batch, provider,
};
command.SetAction(arguments => Tagging.Run(new()
{
    Input = arguments.GetValue(input)!,
    Output = arguments.GetValue(output)!,
    Model = arguments.GetValue(model),
    ModelFile = arguments.GetValue(modelFile),
    MinConfidence = arguments.GetValue(confidence),
    Batch = arguments.GetValue(batch),
    Providers = arguments.GetValue(provider)!,
}));
return command.ParseAndInvoke(args);
