using Escouade.Platform.Texts;

namespace Escouade.Editorial.Profiles;

internal static class ProfileTexts
{
    private static readonly TextResources Resources = new(typeof(ProfileTexts));

    public static string NameInvalid => Resources.Get();
    public static string NoProfile => Resources.Get();
}
