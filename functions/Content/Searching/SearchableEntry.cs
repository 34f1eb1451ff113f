using Escouade.Content.Lists;

namespace Escouade.Content.Searching;

/// <summary>An entry as search gets it.</summary>
/// <param name="Text">The body without markup.</param>
/// <param name="Tools">Programs and services that it speaks of.</param>
/// <param name="Usefulness">0 to 4, see <see cref="UsefulnessOf"/>.</param>
internal sealed record SearchableEntry(string Id, ListItem Item, string Text, IReadOnlyList<string> Tools, double Usefulness)
{
    /// <summary>What is said in its medium; null where it has none, or nobody wrote that down.</summary>
    public Speech? Speech { get; init; }

    /// <summary>How much of what somebody in a hurry has to know before starting the author says: for whom, how long, how much, with what.</summary>
    /// <remarks>What the product knows of usefulness until readers can say it themselves, see docs/decisions/0004-search-ranking.md.</remarks>
    public static double UsefulnessOf(EntryDocument document)
        => new[] { document.Level is not null, document.TimeToDo is not null, document.Cost is not null, document.Tools.Count > 0 }.Count(isSaid => isSaid);
}
