using Escouade.Editorial.Passages;

namespace Escouade.Editorial.Desk.Comments;

/// <summary>What somebody says of an entry, or of a passage of it.</summary>
/// <param name="Id">26 characters.</param>
/// <param name="Number">Of the revision that it was said of.</param>
/// <param name="Passage">As it stood there; null for what is said of the whole.</param>
/// <param name="Text">Plain.</param>
/// <param name="ById">Null for somebody who reviews without an account.</param>
internal sealed record Comment(string Id, int Number, Passage? Passage, string Text, string By, string? ById, DateTimeOffset At)
{
    public const int MostText = 4_000;

    public DateTimeOffset? ResolvedAt { get; init; }

    public string? ResolvedBy { get; init; }

    /// <summary>The review link that it came by; null for who has an account.</summary>
    public string? Link { get; init; }
}
