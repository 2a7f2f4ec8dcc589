using System.Buffers.Binary;
using System.Text;

namespace LiveAigc.Training;

/// <summary>The symbol versions that a 64-bit little-endian ELF library asks of others (section .gnu.version_r).</summary>
internal static class ElfVersionNeeds
{
    private const uint SectionVersionNeed = 0x6ffffffe;
    private const ushort FlagWeak = 2;

    /// <summary>Marks a needed version weak, so that a system without it still loads the library.</summary>
    /// <returns>Whether the file was changed: it has such a need, and it was not weak yet.</returns>
    public static bool MakeWeak(string path, string version)
    {
        var image = File.ReadAllBytes(path);
        if (!MarkWeak(image, version))
            return false;

        // Whole or not at all: another process may be loading the same file.
        var patched = path + $".{Environment.ProcessId}.tmp";
        File.WriteAllBytes(patched, image);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(patched, File.GetUnixFileMode(path));
        File.Move(patched, path, overwrite: true);
        return true;
    }

    internal static bool MarkWeak(Span<byte> image, string version)
    {
        if (image.Length < 64 || !image[..6].SequenceEqual((ReadOnlySpan<byte>)[0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1]))
            return false;
        var changed = false;
        var headers = (long)BinaryPrimitives.ReadUInt64LittleEndian(image[0x28..]);
        int size = U16(image, 0x3a), count = U16(image, 0x3c);
        for (var i = 0; i < count; i++)
        {
            var header = checked((int)(headers + ((long)i * size)));
            if (U32(image, header + 4) != SectionVersionNeed)
                continue;
            var offset = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(image[(header + 0x18)..]));
            var strings = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(
                image[checked((int)(headers + ((long)U32(image, header + 0x28) * size)) + 0x18)..]));
            changed |= MarkSection(image, offset, strings, version);
        }

        return changed;
    }

    // Verneed { version, cnt, file, aux, next } leads to cnt Vernaux { hash, flags, other, name, next }.
    private static bool MarkSection(Span<byte> image, int need, int strings, string version)
    {
        for (var changed = false; ;)
        {
            var aux = need + (int)U32(image, need + 8);
            for (var left = U16(image, need + 2); left > 0; left--)
            {
                var flags = U16(image, aux + 4);
                if ((flags & FlagWeak) == 0 && TextAt(image, strings + (int)U32(image, aux + 8)) == version)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(image[(aux + 4)..], (ushort)(flags | FlagWeak));
                    changed = true;
                }

                aux += (int)U32(image, aux + 12);
            }

            var next = (int)U32(image, need + 12);
            if (next == 0)
                return changed;
            need += next;
        }
    }

    private static ushort U16(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt16LittleEndian(image[at..]);

    private static uint U32(ReadOnlySpan<byte> image, int at) => BinaryPrimitives.ReadUInt32LittleEndian(image[at..]);

    private static string TextAt(ReadOnlySpan<byte> image, int at)
    {
        var text = image[at..];
        return Encoding.ASCII.GetString(text[..text.IndexOf((byte)0)]);
    }
}
