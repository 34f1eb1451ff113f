using Escouade.Media.Quarantine;
using Escouade.Platform.Texts;

namespace Escouade.Media;

internal static class MediaTexts
{
    private static readonly TextResources Resources = new(typeof(MediaTexts));

    public static string Album => Resources.Get();
    public static string AlreadyReceived => Resources.Get();
    public static string HashInvalid => Resources.Get();
    public static string LanguageUnknown => Resources.Get();
    public static string SizeInvalid => Resources.Get();
    public static string Submitted => Resources.Get();

    public static string Fault(MediaFault fault) => Resources.Get($"Fault-{fault}");

    public static string FileNameInvalid(int most) => Resources.Format(nameof(FileNameInvalid), most);
    public static string TitleInvalid(int most) => Resources.Format(nameof(TitleInvalid), most);
}
