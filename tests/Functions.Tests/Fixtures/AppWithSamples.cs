using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Escouade.Conventions;
using Xunit;

namespace Escouade.Fixtures;

/// <summary>The real app with the project's own samples, dropped as anybody's files would be.</summary>
/// <remarks>
/// They are as old whenever the tests run as they were on the day that the figures of search were written down: what is fresh ranks
/// higher, and the figures would change with the calendar.
/// </remarks>
public sealed partial class AppWithSamples : IAsyncLifetime
{
    private static readonly DateOnly MeasuredOn = new(2026, 11, 25);

    public AppWithSamples(Services services) : this(services, [])
    {
    }

    internal AppWithSamples(Services services, IReadOnlyList<string> settings) => App = new(services, settings);

    public RunningApp App { get; }

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        foreach (var kind in (string[])["experts", "articles"])
        {
            foreach (var sample in Directory.EnumerateFileSystemEntries(Repository.PathTo("samples", kind)).Order(StringComparer.Ordinal))
            {
                var isFolder = Directory.Exists(sample);
                var name = Path.GetFileName(sample) + (isFolder ? ".zip" : "");
                await App.PutAsync(name, isFolder ? Zip(sample) : Read(sample));
                Assert.Equal(200, await App.DeliverDropAsync(name));
            }
        }
        await App.RunQueuesAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static byte[] Zip(string folder)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach (var file in Directory.EnumerateFiles(folder))
            {
                using var entry = archive.CreateEntry(Path.GetFileName(file)).Open();
                entry.Write(Read(file));
            }
        }
        return packed.ToArray();
    }

    private static byte[] Read(string file)
        => Path.GetExtension(file) == ".md" ? Encoding.UTF8.GetBytes(PublicationDate().Replace(File.ReadAllText(file), Aged)) : File.ReadAllBytes(file);

    private static string Aged(Match date)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var written = DateOnly.ParseExact(date.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"date: {written.AddDays(today.DayNumber - MeasuredOn.DayNumber):yyyy-MM-dd}";
    }

    [GeneratedRegex(@"^date: (?<date>\d{4}-\d{2}-\d{2})", RegexOptions.Multiline)]
    private static partial Regex PublicationDate();
}
