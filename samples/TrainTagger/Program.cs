using System.CommandLine;
using LiveAigc.Samples.TrainTagger;

var root = new RootCommand("Trains comment taggers: from unlabelled texts and tagged comments to an ONNX folder.")
{
    TrainCommand.Create(),
    CompactCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
