using System.IO.Compression;
using Escouade.Conventions;
using Xunit;

namespace Escouade.Fixtures;

/// <summary>The real app with the project's own samples, dropped as anybody's files would be.</summary>
public sealed class AppWithSamples(Services services) : IAsyncLifetime
{
    public RunningApp App { get; } = new(services);

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        foreach (var kind in (string[])["experts", "articles"])
        {
            foreach (var sample in Directory.EnumerateFileSystemEntries(Repository.PathTo("samples", kind)).Order(StringComparer.Ordinal))
            {
                var isFolder = Directory.Exists(sample);
                var name = Path.GetFileName(sample) + (isFolder ? ".zip" : "");
                await App.PutAsync(name, isFolder ? Zip(sample) : await File.ReadAllBytesAsync(sample));
                Assert.Equal(200, await App.DeliverDropAsync(name));
            }
        }
        await App.RunQueuesAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static byte[] Zip(string folder)
    {
        using var archive = new MemoryStream();
        ZipFile.CreateFromDirectory(folder, archive);
        return archive.ToArray();
    }
}
