using Escouade.Platform.Mail;
using Escouade.Platform.Texts;

namespace Escouade.Media.Transcription;

internal static class TranscriptionTexts
{
    private static readonly TextResources Resources = new(typeof(TranscriptionTexts));

    public static string NobodyWrites => Resources.Get();
    public static string NothingToHear => Resources.Get();

    public static Bilingual BudgetText(double most) => Bilingual.Of(Resources, nameof(BudgetText), most);
    public static Bilingual BudgetTitle() => Bilingual.Of(Resources, nameof(BudgetTitle));
}
