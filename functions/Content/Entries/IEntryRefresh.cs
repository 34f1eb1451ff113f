namespace Escouade.Content.Entries;

/// <summary>Brings the page of a published entry up to date with what it shows and is kept elsewhere.</summary>
internal interface IEntryRefresh
{
    /// <summary>May be asked for again; nothing where the entry is not published.</summary>
    Task AskAsync(string entry, CancellationToken cancellationToken);
}
