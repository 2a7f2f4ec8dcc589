using LiveAigc.Training;
using static TorchSharp.torch;

namespace LiveAigc.Tests.Torch;

public class SafeTensorsTests
{
    [Test]
    public void Tensors_come_back_as_they_were()
    {
        using var folder = new TrainingFolder();
        using var scope = NewDisposeScope();
        var matrix = arange(6, dtype: ScalarType.Float32).reshape(2, 3);
        SafeTensors.Write(folder["w.safetensors"], [KeyValuePair.Create("矩阵", matrix), KeyValuePair.Create("scalar", tensor(1.5f))]);

        var read = SafeTensors.Read(folder["w.safetensors"]);

        Assert.That(read["矩阵"].shape, Is.EqualTo(new long[] { 2, 3 }));
        Assert.That(read["矩阵"].data<float>().ToArray(), Is.EqualTo(new float[] { 0, 1, 2, 3, 4, 5 }));
        Assert.That(SafeTensors.ReadFloats(folder["w.safetensors"])["scalar"], Is.EqualTo(new[] { 1.5f }));
    }

    [Test]
    public void Half_the_size_keeps_eleven_bits()
    {
        using var folder = new TrainingFolder();
        using var scope = NewDisposeScope();
        SafeTensors.Write(folder["w.safetensors"], [KeyValuePair.Create("m", tensor((float[])[0.1f, -3, 1e-5f]))], half: true);
        Assert.That(SafeTensors.ReadFloats(folder["w.safetensors"])["m"], Is.EqualTo(new[] { 0.1f, -3, 1e-5f }).Within(1e-3f));
    }

    [Test]
    public void A_damaged_file_is_named([Values(0, 5, 30, 90)] int length)
    {
        using var folder = new TrainingFolder();
        using (var scope = NewDisposeScope())
            SafeTensors.Write(folder["w.safetensors"], [KeyValuePair.Create("m", zeros(4, 4))]);
        File.WriteAllBytes(folder["w.safetensors"], File.ReadAllBytes(folder["w.safetensors"])[..length]);

        var error = Assert.Throws<ModelLoadException>(() => SafeTensors.Read(folder["w.safetensors"]))!;

        Assert.That(error.Message, Does.Contain("w.safetensors"));
    }

    [Test]
    public void A_missing_file_is_named() =>
        Assert.That(() => SafeTensors.Read("nowhere.safetensors"), Throws.TypeOf<ModelLoadException>().With.Message.Contains("nowhere.safetensors"));
}
