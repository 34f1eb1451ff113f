using Escouade.Platform.Mail;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Desk;

internal static class DeskTexts
{
    private static readonly TextResources Resources = new(typeof(DeskTexts));

    public static string DraftMissing => Resources.Get();
    public static string DraftTooLong => Resources.Get();
    public static string InBin => Resources.Get();
    public static string IsLive => Resources.Get();
    public static string NobodyToHandOverTo => Resources.Get();
    public static string OwnWords => Resources.Get();
    public static string TimeMissing => Resources.Get();

    public static string NoSuchMove(string action, DeskState state) => Resources.Format(nameof(NoSuchMove), Resources.Get($"Move-{action}"), State(state));

    /// <param name="action">As in the audit log.</param>
    public static Bilingual NoticeTitle(string action, string title) => Bilingual.Of(Resources, $"NoticeTitle-{action}", title);

    public static Bilingual NoticeText(string action, string? reasons) => Bilingual.Of(Resources, $"NoticeText-{action}", reasons ?? "");

    public static string ReasonsMissing(int most) => Resources.Format(nameof(ReasonsMissing), most);
    public static string RevisionUnknown(int latest) => Resources.Format(nameof(RevisionUnknown), latest);
    public static string StateUnknown(string states) => Resources.Format(nameof(StateUnknown), states);

    private static string State(DeskState state) => Resources.Get($"State{state}");
}
