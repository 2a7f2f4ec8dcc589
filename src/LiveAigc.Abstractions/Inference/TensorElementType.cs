namespace LiveAigc;

/// <summary>The element types a tensor may have. Each has one .NET type, the same size.</summary>
public enum TensorElementType
{
    /// <summary>A type this library does not carry (strings, sequences, 4-bit integers).</summary>
    Unsupported,

    /// <summary><see cref="float"/>.</summary>
    Float32,

    /// <summary><see cref="double"/>.</summary>
    Float64,

    /// <summary><see cref="System.Half"/>.</summary>
    Float16,

    /// <summary>bfloat16, carried as the <see cref="ushort"/> of its bits.</summary>
    BFloat16,

    /// <summary><see cref="sbyte"/>.</summary>
    Int8,

    /// <summary><see cref="short"/>.</summary>
    Int16,

    /// <summary><see cref="int"/>.</summary>
    Int32,

    /// <summary><see cref="long"/>.</summary>
    Int64,

    /// <summary><see cref="byte"/>.</summary>
    UInt8,

    /// <summary><see cref="uint"/>.</summary>
    UInt32,

    /// <summary><see cref="ulong"/>.</summary>
    UInt64,

    /// <summary><see cref="bool"/>, one byte.</summary>
    Boolean,
}
