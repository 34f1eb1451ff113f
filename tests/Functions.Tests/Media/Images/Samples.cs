using System.Runtime.CompilerServices;

namespace Escouade.Media.Images;

/// <summary>Small real image files, good and bad.</summary>
internal static class Samples
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder(), name));

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "samples");
}
