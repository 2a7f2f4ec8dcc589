namespace LiveAigc;

/// <summary>The rows of one run of a token classifier: what goes in and what comes out. For one run at a time.</summary>
internal sealed class RowBuffers(TokenClassifierLayout layout, WordPieceTokenizer tokenizer, int labels)
{
    private readonly RowTensor[] _inputs = [.. layout.Inputs.Select(RowTensor.Of)];
    private readonly NamedTensor[] _inputTensors = new NamedTensor[layout.Inputs.Count];
    private readonly RowTensor _output = RowTensor.Of(layout.Output);
    private int _length;

    /// <summary>Begins a batch; every row must then be written.</summary>
    public void Begin(int rows, int length)
    {
        _length = length;
        for (var i = 0; i < _inputs.Length; i++)
        {
            _inputs[i].Shape(rows, length);
            _inputTensors[i] = _inputs[i].Tensor;
        }

        _output.Shape(rows, length, labels);
    }

    /// <summary>Writes a row: special tokens around the ids, and padding.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="ids">At most the row's length less 2.</param>
    public void Write(int row, ReadOnlySpan<int> ids)
    {
        var start = row * _length;
        for (var i = 0; i < _inputs.Length; i++)
        {
            if (layout.Inputs[i].Name == TokenClassifierLayout.InputIds)
                _inputs[i].Write(start, _length, tokenizer.ClsId, ids, tokenizer.SepId, tokenizer.PadId);
            else
                _inputs[i].Write(start, _length, ids.Length + 2, layout.Inputs[i].Name == TokenClassifierLayout.AttentionMask ? 1 : 0, 0);
        }
    }

    /// <summary>Runs the model on the rows.</summary>
    public void Run(IModelSession session, CancellationToken cancellationToken)
    {
        Span<NamedTensor> outputs = [_output.Tensor];
        session.Run(_inputTensors, outputs, cancellationToken);
    }

    /// <summary>Reads logits.</summary>
    /// <param name="row">From 0.</param>
    /// <param name="position">The position in the row from which on; 0 is the token that begins it.</param>
    /// <param name="destination">As long as the labels, for one token, or a multiple of it.</param>
    public void Read(int row, int position, Span<float> destination) =>
        _output.Read(((row * _length) + position) * labels, destination);

    /// <summary>Runs the model on one short row to see what shape its logits have.</summary>
    public long[] TryOut(IModelSession session, int length)
    {
        Begin(1, length);
        Write(0, [tokenizer.UnknownId]);
        Span<NamedTensor> outputs = [NamedTensor.KeptOutput(layout.Output.Name)];
        session.Run(_inputTensors, outputs);
        using var logits = outputs[0].Value!;
        return logits.Shape.ToArray();
    }
}
