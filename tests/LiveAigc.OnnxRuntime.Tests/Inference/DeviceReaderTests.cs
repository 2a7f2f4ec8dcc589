using Microsoft.ML.OnnxRuntime;

namespace LiveAigc.Inference;

/// <summary>The copy from a device, on the one device that is everywhere: the CPU.</summary>
[TestFixture]
public class DeviceReaderTests
{
    [Test]
    public void Every_element_type_is_copied([Values] TensorElementType type)
    {
        if (type == TensorElementType.Unsupported)
            return;
        using var reader = new DeviceReader(model => new InferenceSession(model));
        var size = TensorElementTypes.SizeOf(type);
        byte[] source = [.. Enumerable.Range(0, 6 * size).Select(i => (byte)(type == TensorElementType.Boolean ? i & 1 : i))];
        var destination = new byte[source.Length];
        for (var round = 0; round < 2; round++)
        {
            Array.Clear(destination);
            unsafe
            {
                fixed (byte* from = source, to = destination)
                {
                    using var value = OrtValue.CreateTensorValueWithData(OrtMemoryInfo.DefaultInstance, OrtElementTypes.To(type), [2, 3], (nint)from, source.Length);
                    reader.Read(value, type, [2, 3], (nint)to, destination.Length);
                }
            }

            Assert.That(destination, Is.EqualTo(source));
        }
    }

    [Test]
    public void A_kept_tensor_copies_through_it()
    {
        var reader = new DeviceReader(model => new InferenceSession(model));
        using var kept = new NativeTensor(OrtValue.CreateTensorValueFromMemory<float>([1, 2, 3, 4], [2, 2]), reader);
        var copy = new float[4];
        Assert.That(kept.CopyTo(copy.AsSpan()), Is.EqualTo(4));
        Assert.That(copy, Is.EqualTo([1f, 2, 3, 4]));
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => kept.CopyTo(copy.AsSpan()));
    }
}
