using System.Globalization;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Drops;

/// <summary>What authors read about their files; each problem's text bears the problem's code.</summary>
internal static class DropTexts
{
    private static readonly TextResources Resources = new(typeof(DropTexts));

    public static string Of(string code, params object[] arguments) => Resources.Format(code, arguments);

    /// <summary>A size in the largest unit that says it in few digits.</summary>
    public static string Size(long bytes) => bytes switch
    {
        >= 1024 * 1024 => Resources.Format("size.megabytes", Round(bytes / (1024d * 1024d))),
        >= 1024 => Resources.Format("size.kilobytes", Round(bytes / 1024d)),
        _ => Resources.Format("size.bytes", bytes),
    };

    /// <summary>A character's number, as character tables have it.</summary>
    public static string CodePoint(char character) => $"U+{((int)character).ToString("X4", CultureInfo.InvariantCulture)}";

    private static double Round(double size) => Math.Round(size, size < 10 ? 1 : 0);
}
