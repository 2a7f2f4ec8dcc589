using System.Buffers.Binary;
using System.Text;

namespace LiveAigc.Inference;

/// <summary>Writes protocol-buffer messages, field by field: enough for ONNX files.</summary>
internal sealed class Proto
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public Proto Int(int field, long value) => Tag(field, 0).Varint((ulong)value);

    public Proto Float(int field, float value)
    {
        Tag(field, 5);
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteSingleLittleEndian(four, value);
        _bytes.AddRange(four);
        return this;
    }

    public Proto Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, 2).Varint((ulong)value.Length);
        _bytes.AddRange(value);
        return this;
    }

    public Proto Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public Proto Message(int field, Proto value) => Bytes(field, value._bytes.ToArray());

    public Proto Messages(int field, IEnumerable<Proto> values)
    {
        foreach (var value in values)
            Message(field, value);
        return this;
    }

    private Proto Tag(int field, int wire) => Varint((ulong)(field << 3 | wire));

    private Proto Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
        return this;
    }
}
