using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Escouade.SearchEmulator.Texts;

/// <summary>What the program says on the command line; French, and English beside it.</summary>
internal static class OptionTexts
{
    private static readonly ResourceManager Resources = new(typeof(OptionTexts));

    public static string Program => Get();
    public static string Port => Get();
    public static string Data => Get();
    public static string AdminKey => Get();
    public static string QueryKey => Get();
    public static string Memory => Get();
    public static string Certificate => Get();

    public static string CannotStart(string reason) => Get().Replace("{0}", reason, StringComparison.Ordinal);

    private static string Get([CallerMemberName] string key = "")
        => Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"There is no text named {key}.");
}
