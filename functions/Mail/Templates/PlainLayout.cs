using System.Text;

namespace Escouade.Mail.Templates;

/// <summary>The plain text of a mail.</summary>
internal static class PlainLayout
{
    private const string Rule = "----------------------------------------";

    public static string Write(IReadOnlyList<MailSection> sections, string englishFollows, Uri link, Uri? unsubscribe)
    {
        var text = new StringBuilder();
        AddParagraph(text, englishFollows);
        foreach (var section in sections)
        {
            if (section != sections[0])
                AddParagraph(text, Rule);
            AddParagraph(text, section.Greeting);
            foreach (var paragraph in section.Paragraphs)
                AddParagraph(text, paragraph);
            AddParagraph(text, $"{section.Action}\n{link.AbsoluteUri}");
            foreach (var paragraph in section.AfterAction)
                AddParagraph(text, paragraph);
            if (section.Unsubscribe is { } words && unsubscribe is not null)
                AddParagraph(text, $"{words}\n{unsubscribe.AbsoluteUri}");
            AddParagraph(text, $"{section.Organisation}\n{section.Tagline}");
        }
        return text.ToString().TrimEnd() + "\n";
    }

    private static void AddParagraph(StringBuilder text, string paragraph) => text.Append(paragraph).Append("\n\n");
}
