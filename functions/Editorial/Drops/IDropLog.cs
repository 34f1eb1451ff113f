using System.Text.Json.Serialization;

namespace Escouade.Editorial.Drops;

/// <summary>What became of every drop.</summary>
internal interface IDropLog
{
    /// <summary>Notes what became of a drop; the same drop again replaces the note.</summary>
    Task SaveAsync(DropRecord record, CancellationToken cancellationToken);

    /// <returns>What became of the last drop of that name, or null.</returns>
    Task<DropRecord?> FindAsync(string name, CancellationToken cancellationToken);

    /// <returns>At most <paramref name="limit"/> drops after the given row, newest first; one range scan.</returns>
    IAsyncEnumerable<(string Row, DropRecord Record)> ListAsync(string? after, int limit, CancellationToken cancellationToken);
}

/// <param name="Slug">Address of the entry or expert that it became; null where it was refused, waits, or is a part of one.</param>
/// <param name="Problems">What has to be mended or is missing; empty where it was accepted.</param>
internal sealed record DropRecord(string Name, DropState State, DateTimeOffset DroppedAt, string? Slug, IReadOnlyList<DropProblem> Problems)
{
    /// <summary>Of the file as it was in the inbox: two drops of one name within a second have one time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ETag { get; init; }
}
