namespace LiveAigc;

/// <summary>The tensors of a token classifier, found and checked once at load.</summary>
/// <param name="Inputs">What it asks for.</param>
/// <param name="Output">The logits.</param>
/// <param name="FixedLength">How long each row must be; 0 where the model takes any length.</param>
/// <param name="SingleRow">Whether the model takes one row at a time only.</param>
internal sealed record TokenClassifierLayout(IReadOnlyList<TensorSpec> Inputs, TensorSpec Output, int FixedLength, bool SingleRow)
{
    /// <summary>The token ids.</summary>
    public const string InputIds = "input_ids";

    /// <summary>1 for a token, 0 for padding.</summary>
    public const string AttentionMask = "attention_mask";

    /// <summary>0 for the first text, which is the only one here.</summary>
    public const string TokenTypeIds = "token_type_ids";

    private const string Logits = "logits";

    /// <exception cref="ModelLoadException">The tensors are not those of a token classifier.</exception>
    public static TokenClassifierLayout Of(IModelSession session, TokenClassifierFolder folder)
    {
        foreach (var name in (ReadOnlySpan<string>)[InputIds, AttentionMask])
        {
            if (session.Inputs.All(input => input.Name != name))
                throw Refuse($"it has no input {name}", "Export it as a token classifier, under the names that Hugging Face uses.");
        }

        foreach (var input in session.Inputs)
        {
            if (input.Name is not (InputIds or AttentionMask or TokenTypeIds))
                throw Refuse($"it asks for an input {input.Name}, which a token classifier over one text does not have", "Export it with the task token-classification.");
            if (input.ElementType is not (TensorElementType.Int64 or TensorElementType.Int32) || input.Shape.Count is not (0 or 2))
                throw Refuse($"its input {input.Name} is not a table of whole numbers [batch, length]", "Export it with the task token-classification.");
            if (input.Shape is [> 1, _])
                throw Refuse($"it takes exactly {input.Shape[0]} rows at a time", "Export it with an open batch dimension.");
        }

        var output = session.Outputs.FirstOrDefault(o => o.Name == Logits) ?? (session.Outputs.Count == 1 ? session.Outputs[0] : null)
            ?? throw Refuse($"none of its {session.Outputs.Count} outputs is called {Logits}", $"Name the output that has a number for each token and label {Logits}.");
        if (output.ElementType is not (TensorElementType.Float32 or TensorElementType.Float16) || output.Shape.Count is not (0 or 3))
            throw Refuse($"its output {output.Name} is not a floating-point tensor [batch, length, labels]", "One label for a whole text is another task: export it with the task token-classification.");
        if (output.Shape is [_, _, >= 0])
            CheckLabels(folder, (int)output.Shape[2]);
        var length = session.Inputs.Select(input => input.Shape is [_, > 0] ? (int)input.Shape[1] : 0).Max();
        if (length is 1 or 2)
            throw Refuse($"its rows are {length} tokens long, which the special tokens fill", "Export it with an open length.");
        return new([.. session.Inputs], output, length, session.Inputs.Any(input => input.Shape is [1, _]));

        ModelLoadException Refuse(string problem, string remedy) => new(
            folder.Folder,
            $"{folder.ModelPath} is no token classifier: {problem}. Inputs: {string.Join(", ", session.Inputs)}. Outputs: {string.Join(", ", session.Outputs)}. {remedy}");
    }

    /// <summary>Checks that every output has a name and every name an output.</summary>
    /// <exception cref="ModelLoadException">Their numbers differ.</exception>
    public static void CheckLabels(TokenClassifierFolder folder, int outputs)
    {
        if (outputs != folder.Labels.Count)
        {
            throw new ModelLoadException(
                folder.Folder,
                $"{folder.Folder}: config.json names {folder.Labels.Count} labels ({string.Join(", ", folder.Labels.Labels)}), but {Path.GetFileName(folder.ModelPath)} gives {outputs} numbers a token. "
                + "The two are from different models: take both from the same export.");
        }
    }
}
