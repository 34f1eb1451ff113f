using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Audience.Hours;

/// <summary>A partition a person, a row a day with all that was noted of it: what a day has room for is decided by one guarded write.</summary>
internal sealed class TableHoursStore(StorageAccounts storage) : IHoursStore
{
    private const string Column = "Notes";

    // A column holds 64 KiB.
    private const int MostNotes = 60;

    public async Task<IReadOnlyList<NotedHours>> ListAsync(string person, int year, CancellationToken cancellationToken)
        => [.. (await DaysAsync(TableClient.CreateQueryFilter($"PartitionKey eq {person} and RowKey ge {FirstDayOf(year)} and RowKey lt {FirstDayOf(year + 1)}"), cancellationToken)).SelectMany(NotesIn)];

    public async Task<bool> AddAsync(string person, NotedHours hours, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Hours);
        while (true)
        {
            var day = await table.GetEntityIfExistsAsync<TableEntity>(person, RowOf(hours.Date), cancellationToken: cancellationToken);
            IReadOnlyList<NotedHours> notes = day.HasValue ? NotesIn(day.Value!) : [];
            if (notes.Any(note => note.Id == hours.Id))
                return true;
            if (notes.Sum(note => note.Amount) + hours.Amount > NotedHours.MostADay || notes.Count >= MostNotes)
                return false;
            if (await table.TrySaveAsync(NewRow(person, hours.Date, [.. notes, hours]), day.HasValue ? day.Value!.ETag.ToString() : null, cancellationToken))
                return true;
        }
    }

    public async Task<bool> RemoveAsync(string person, string id, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Hours);
        while ((await DaysAsync(TableClient.CreateQueryFilter($"PartitionKey eq {person}"), cancellationToken)).FirstOrDefault(day => NotesIn(day).Any(note => note.Id == id)) is { } day)
        {
            var notes = NotesIn(day);
            if (await table.TrySaveAsync(NewRow(person, notes[0].Date, [.. notes.Where(note => note.Id != id)]), day.ETag.ToString(), cancellationToken))
                return true;
        }
        return false;
    }

    private async Task<IReadOnlyList<TableEntity>> DaysAsync(string filter, CancellationToken cancellationToken)
        => await storage.Table(StorageNames.Hours).QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).OrNoneAsync(cancellationToken).ToListAsync(cancellationToken);

    private static IReadOnlyList<NotedHours> NotesIn(TableEntity day) => JsonSerializer.Deserialize(day.GetBinary(Column), AudienceJson.Wire.IReadOnlyListNotedHours)!;

    private static TableEntity NewRow(string person, DateOnly date, IReadOnlyList<NotedHours> notes) => new(person, RowOf(date)) { [Column] = JsonSerializer.SerializeToUtf8Bytes(notes, AudienceJson.Wire.IReadOnlyListNotedHours) };

    private static string RowOf(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string FirstDayOf(int year) => RowOf(new(year, 1, 1));
}
