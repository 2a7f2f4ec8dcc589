using System.Diagnostics;

namespace LiveAigc;

/// <summary>Runs one model twice on made-up inputs and compares what comes out.</summary>
internal static class SelfChecker
{
    // Sizes for what a model leaves open: most take any, some only even ones or a single one.
    private static readonly int[] OpenSizes = [8, 1, 16];

    /// <summary>y = Softmax(x · W + b) over [rows, 4]; the tests make it again and compare.</summary>
    public static byte[] BuiltInModel { get; } = Convert.FromBase64String(BuiltInModelText);

    private const string BuiltInModelText =
        "CAc64wEKFwoBeAoBVxIHcHJvZHVjdCIGTWF0TXVsChYKB3Byb2R1Y3QKAWISA3N1bSIDQWRkChEKA3N1bRIBeSIHU29mdG1heBIFZ3JhcGgq"
        + "SwgECAQQAUIBV0pAAACAvwAAAL4AAEA/AADAvgAAAD8AACC/AACAPgAAYL8AAAAAAABgPwAAgL4AACA/AAAAvwAAwD4AAEC/AAAAPioZCAQQ"
        + "AUIBYkoQAAAAPwAAgL4AAAAAAACAP1oWCgF4EhEKDwgBEgsKBRIDeF8wCgIIBGIWCgF5EhEKDwgBEgsKBRIDeV8wCgIIBEICEA0=";

    /// <exception cref="ModelRunException">The model runs on none of the made-up inputs.</exception>
    public static SelfCheck Compare(OnnxRuntimeSession session, OnnxRuntimeSession reference)
    {
        ModelRunException? failure = null;
        foreach (var size in OpenSizes)
        {
            NamedTensor[] inputs = [.. reference.Inputs.Select(spec => new NamedTensor(spec.Name, MakeUp(spec, size)))];
            try
            {
                return Compare(session, reference, inputs);
            }
            catch (ModelRunException exception)
            {
                failure ??= exception;
            }
        }

        throw new ModelRunException($"The self-check could not make up inputs that {reference.Report.Model} takes; give it another model. {failure!.Message}", failure);
    }

    private static SelfCheck Compare(OnnxRuntimeSession session, OnnxRuntimeSession reference, NamedTensor[] inputs)
    {
        var expected = Run(reference, inputs, out _);
        Run(session, inputs, out _);
        var actual = Run(session, inputs, out var duration);
        double difference = 0, largest = 0;
        foreach (var (values, references) in actual.Zip(expected))
        {
            if (values.Length != references.Length)
                difference = double.PositiveInfinity;
            foreach (var (value, wanted) in values.Zip(references))
            {
                difference = Math.Max(difference, Difference(value, wanted));
                if (double.IsFinite(wanted))
                    largest = Math.Max(largest, Math.Abs(wanted));
            }
        }

        return new(session.Report.Model, difference, largest, duration);
    }

    private static double Difference(double value, double wanted)
    {
        if (value.Equals(wanted))
            return 0;
        var difference = Math.Abs(value - wanted);
        return double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    private static double[][] Run(OnnxRuntimeSession session, NamedTensor[] inputs, out TimeSpan duration)
    {
        NamedTensor[] outputs = [.. session.Outputs.Where(spec => spec.ElementType != TensorElementType.Unsupported).Select(spec => NamedTensor.KeptOutput(spec.Name))];
        var start = Stopwatch.GetTimestamp();
        session.Run(inputs, outputs);
        duration = Stopwatch.GetElapsedTime(start);
        try
        {
            return [.. outputs.Select(output => ToDoubles(output.Value!))];
        }
        finally
        {
            foreach (var output in outputs)
                output.Value!.Dispose();
        }
    }

    private static TensorBuffer MakeUp(TensorSpec spec, int size)
    {
        long[] shape = [.. spec.Shape.Select(dimension => dimension < 0 ? size : dimension)];
        var count = TensorElementTypes.Count(shape);
        return spec.ElementType switch
        {
            TensorElementType.Float32 => Fill(MathF.Sin),
            TensorElementType.Float64 => Fill(i => Math.Sin(i)),
            TensorElementType.Float16 => Fill(i => (Half)MathF.Sin(i)),
            TensorElementType.BFloat16 => Fill(i => (ushort)(BitConverter.SingleToUInt32Bits(MathF.Sin(i)) >> 16)),
            // Ones: a valid id in any vocabulary, and a mask that masks nothing.
            TensorElementType.Int8 => Fill<sbyte>(_ => 1),
            TensorElementType.Int16 => Fill<short>(_ => 1),
            TensorElementType.Int32 => Fill(_ => 1),
            TensorElementType.Int64 => Fill(_ => 1L),
            TensorElementType.UInt8 => Fill<byte>(_ => 1),
            TensorElementType.UInt32 => Fill(_ => 1u),
            TensorElementType.UInt64 => Fill(_ => 1ul),
            TensorElementType.Boolean => Fill(_ => true),
            _ => throw new ModelRunException($"The input '{spec.Name}' is of a type that LiveAigc does not carry."),
        };

        TensorBuffer<T> Fill<T>(Func<float, T> value)
            where T : unmanaged
        {
            var values = new T[count];
            for (var i = 0; i < count; i++)
                values[i] = value(i);
            return new(values, shape);
        }
    }

    private static double[] ToDoubles(TensorValue tensor)
    {
        return tensor.ElementType switch
        {
            TensorElementType.Float32 => Read<float>(value => value),
            TensorElementType.Float64 => Read<double>(value => value),
            TensorElementType.Float16 => Read<Half>(value => (double)value),
            TensorElementType.BFloat16 => Read<ushort>(value => BitConverter.UInt32BitsToSingle((uint)value << 16)),
            TensorElementType.Int8 => Read<sbyte>(value => value),
            TensorElementType.Int16 => Read<short>(value => value),
            TensorElementType.Int32 => Read<int>(value => value),
            TensorElementType.Int64 => Read<long>(value => value),
            TensorElementType.UInt8 => Read<byte>(value => value),
            TensorElementType.UInt32 => Read<uint>(value => value),
            TensorElementType.UInt64 => Read<ulong>(value => value),
            _ => Read<bool>(value => value ? 1 : 0),
        };

        double[] Read<T>(Converter<T, double> convert)
            where T : unmanaged
        {
            var values = new T[TensorElementTypes.Count(tensor.Shape)];
            tensor.CopyTo<T>(values);
            return Array.ConvertAll(values, convert);
        }
    }
}
