using Escouade.Platform.Texts;

namespace Escouade.Mail.Addresses;

internal static class UnsubscribeTexts
{
    private static readonly TextResources Resources = new(typeof(UnsubscribeTexts));

    public static string Button => Resources.Get();
    public static string DoneTitle => Resources.Get();
    public static string Title => Resources.Get();

    public static string Done(string address) => Resources.Format(nameof(Done), address);
    public static string Question(string address) => Resources.Format(nameof(Question), address);
}
