using System.Buffers.Binary;
using System.Text;
using LiveAigc.Training;

namespace LiveAigc.Tests.Torch;

public class ElfVersionNeedsTests
{
    private const int Strings = 0x100, Needs = 0x140, Sections = 0x200;

    [Test]
    public void A_needed_version_becomes_weak_and_the_rest_stays()
    {
        var image = Library("GLIBCXX_3.4.11", "GLIBCXX_3.4.32");
        var before = image.ToArray();

        Assert.That(ElfVersionNeeds.MarkWeak(image, "GLIBCXX_3.4.32"), Is.True);

        var changed = Enumerable.Range(0, image.Length).Where(i => image[i] != before[i]).ToArray();
        Assert.That(changed, Is.EqualTo(new[] { Needs + 16 + 16 + 4 }), "only the flags of the second need");
        Assert.That(image[changed[0]], Is.EqualTo(2));
    }

    [Test]
    public void A_second_time_nothing_is_left_to_do()
    {
        var image = Library("GLIBCXX_3.4.32");
        ElfVersionNeeds.MarkWeak(image, "GLIBCXX_3.4.32");
        Assert.That(ElfVersionNeeds.MarkWeak(image, "GLIBCXX_3.4.32"), Is.False);
    }

    [Test]
    public void Other_versions_and_other_files_are_left_alone()
    {
        Assert.That(ElfVersionNeeds.MarkWeak(Library("GLIBCXX_3.4.11"), "GLIBCXX_3.4.32"), Is.False);
        Assert.That(ElfVersionNeeds.MarkWeak(new byte[10], "GLIBCXX_3.4.32"), Is.False);
        Assert.That(ElfVersionNeeds.MarkWeak(Encoding.ASCII.GetBytes(new string('x', 100)), "GLIBCXX_3.4.32"), Is.False);
    }

    [Test]
    public void The_file_is_replaced_whole()
    {
        using var folder = new TrainingFolder();
        File.WriteAllBytes(folder["lib.so"], Library("GLIBCXX_3.4.32"));
        Assert.That(ElfVersionNeeds.MakeWeak(folder["lib.so"], "GLIBCXX_3.4.32"), Is.True);
        Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
        Assert.That(ElfVersionNeeds.MakeWeak(folder["lib.so"], "GLIBCXX_3.4.32"), Is.False);
    }

    // The least of a library: a header, a string table, one list of needed versions, two section headers.
    private static byte[] Library(params string[] versions)
    {
        var image = new byte[Sections + (2 * 64)];
        new byte[] { 0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1 }.CopyTo(image, 0);
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(0x28), Sections);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(0x3a), 64);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(0x3c), 2);
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(Sections + 0x18), Strings);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(Sections + 64 + 4), 0x6ffffffe);
        BinaryPrimitives.WriteUInt64LittleEndian(image.AsSpan(Sections + 64 + 0x18), Needs);
        BinaryPrimitives.WriteUInt16LittleEndian(image.AsSpan(Needs + 2), (ushort)versions.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(Needs + 8), 16);
        var name = 1;
        for (var i = 0; i < versions.Length; i++)
        {
            Encoding.ASCII.GetBytes(versions[i]).CopyTo(image, Strings + name);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(Needs + 16 + (i * 16) + 8), (uint)name);
            BinaryPrimitives.WriteUInt32LittleEndian(image.AsSpan(Needs + 16 + (i * 16) + 12), 16);
            name += versions[i].Length + 1;
        }

        return image;
    }
}
