using Escouade.Editorial.Passages;
using Escouade.Platform.Texts;

namespace Escouade.Editorial.Desk.Comments;

/// <summary>What somebody wants to say.</summary>
internal sealed record CommentDraft
{
    /// <summary>Plain; at most 4,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>What it is said of; nothing for the whole.</summary>
    public PassageRequest? Passage { get; init; }

    /// <param name="read">What readers see of the revision that it is said of.</param>
    /// <returns>The clean text and the passage as it stands there; or what is wrong, by field.</returns>
    public (string Text, Passage? Passage, Dictionary<string, string[]> Errors) Judge(string read)
    {
        var errors = new Dictionary<string, string[]>();
        var text = WellFormed.Text(Text ?? "").Trim();
        if (!WellFormed.IsVisible(text) || text.Length > Comment.MostText)
            errors["text"] = [CommentTexts.TextMissing(Comment.MostText)];
        var passage = Passage?.Read() is { } wanted ? PassageFinder.Find(read, wanted) : null;
        if (Passage is not null && passage is null)
            errors["passage"] = [CommentTexts.PassageUnknown];
        return (text, passage, errors);
    }
}
