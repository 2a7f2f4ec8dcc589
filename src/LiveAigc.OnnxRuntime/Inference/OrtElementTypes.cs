using OrtType = Microsoft.ML.OnnxRuntime.Tensors.TensorElementType;

namespace LiveAigc;

/// <summary>From ONNX Runtime's element types to ours and back.</summary>
internal static class OrtElementTypes
{
    public static TensorElementType From(OrtType type) => type switch
    {
        OrtType.Float => TensorElementType.Float32,
        OrtType.Double => TensorElementType.Float64,
        OrtType.Float16 => TensorElementType.Float16,
        OrtType.BFloat16 => TensorElementType.BFloat16,
        OrtType.Int8 => TensorElementType.Int8,
        OrtType.Int16 => TensorElementType.Int16,
        OrtType.Int32 => TensorElementType.Int32,
        OrtType.Int64 => TensorElementType.Int64,
        OrtType.UInt8 => TensorElementType.UInt8,
        OrtType.UInt32 => TensorElementType.UInt32,
        OrtType.UInt64 => TensorElementType.UInt64,
        OrtType.Bool => TensorElementType.Boolean,
        _ => TensorElementType.Unsupported,
    };

    public static OrtType To(TensorElementType type) => type switch
    {
        TensorElementType.Float32 => OrtType.Float,
        TensorElementType.Float64 => OrtType.Double,
        TensorElementType.Float16 => OrtType.Float16,
        TensorElementType.BFloat16 => OrtType.BFloat16,
        TensorElementType.Int8 => OrtType.Int8,
        TensorElementType.Int16 => OrtType.Int16,
        TensorElementType.Int32 => OrtType.Int32,
        TensorElementType.Int64 => OrtType.Int64,
        TensorElementType.UInt8 => OrtType.UInt8,
        TensorElementType.UInt32 => OrtType.UInt32,
        TensorElementType.UInt64 => OrtType.UInt64,
        TensorElementType.Boolean => OrtType.Bool,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No tensor of ONNX Runtime is made of this."),
    };
}
