using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace Escouade.Editorial.Drops;

/// <summary>Makes archives for the reader to judge.</summary>
internal static class Archive
{
    public static byte[] Of(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    public static byte[] Text(string body = "Texte.", string header = "titre: T") => Encoding.UTF8.GetBytes($"---\n{header}\n---\n{body}");

    public static byte[] Sample(string name, [CallerFilePath] string path = "")
        => File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(path)!, "samples", name));
}
