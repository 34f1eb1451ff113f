using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Escouade.SearchEmulator.Texts;

/// <summary>What the program says on the command line, a sentence each; French, and English beside it.</summary>
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

    public static string Help => Get();
    public static string Forgotten => Get();

    public static string PortUnknown(string text) => Format(text);

    public static string KeyEmpty(string option) => Format(option);

    public static string PortTaken(int port) => Format(port);

    public static string PortRefused(int port, string reason) => Format(port, reason);

    public static string FolderInUse(string folder) => Format(folder);

    public static string FolderRefused(string folder, string reason) => Format(folder, reason);

    public static string FileDamaged(string file) => Format(file);

    public static string CertificateRefused(string file) => Format(file);

    public static string Stopped(string folder) => Format(folder);

    private static string Format(object first, object? second = null, [CallerMemberName] string key = "")
        => string.Format(CultureInfo.InvariantCulture, Get(key), first, second);

    private static string Get([CallerMemberName] string key = "")
        => Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"There is no text named {key}.");
}
