using static TorchSharp.torch;

namespace LiveAigc.Training;

/// <summary>Copies a pretrained encoder with 16-bit weights: half the size, to be passed on and fine-tuned elsewhere.</summary>
public static class EncoderPack
{
    /// <summary>Writes the copy.</summary>
    /// <param name="encoderFolder">A folder that <see cref="MaskedLanguageTrainer"/> wrote.</param>
    /// <param name="outputFolder">Gets config.json, vocab.txt, tokenizer_config.json and weights.safetensors; another folder.</param>
    /// <exception cref="ModelLoadException">The folder holds no encoder.</exception>
    public static void Write(string encoderFolder, string outputFolder)
    {
        TorchRuntime.Initialize();
        ModelFolder.WriteEncoder(outputFolder, ModelFolder.ReadConfig(encoderFolder), WordPieceTokenizer.Load(encoderFolder));
        using var scope = NewDisposeScope();
        SafeTensors.Write(ModelFolder.WeightsOf(outputFolder), SafeTensors.Read(ModelFolder.WeightsOf(encoderFolder)), half: true);
    }
}
