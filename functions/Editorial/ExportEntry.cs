using System.IO.Compression;
using System.Text;
using Escouade.Content;
using Escouade.Content.Entries;
using Escouade.Content.Images;
using Escouade.Editorial.Drops;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial;

/// <summary>Gives an entry back as the file that its author could drop again: Markdown, or an archive of it and its images.</summary>
internal static class ExportEntry
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/entries/{id}/export", Reads.Methods, HandleAsync)
            .WithName(nameof(ExportEntry))
            .WithSummary("Gives an entry back as the file that its author could drop again: Markdown, or an archive of it and its images.")
            .WithTags("editorial")
            .Produces<string>(StatusCodes.Status200OK, "text/markdown", "application/zip")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(string id, IEntryStore store, IImageStore images, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } head)
            return Problems.Of(StatusCodes.Status404NotFound);
        var document = await store.ReadRevisionAsync(head.Revision, cancellationToken);
        // With its id the file is this entry whatever it is called when it is dropped.
        var text = Encoding.UTF8.GetBytes(FrontMatter.Write(document, head.Id));
        return document.Images.Count == 0
            ? TypedResults.File(text, "text/markdown; charset=utf-8", $"{head.Slug}.md", lastModified: head.UpdatedAt)
            : TypedResults.File(await PackAsync($"{head.Slug}.md", text, document, images, cancellationToken), "application/zip", $"{head.Slug}.zip", lastModified: head.UpdatedAt);
    }

    private static async Task<byte[]> PackAsync(string name, byte[] text, EntryDocument document, IImageStore images, CancellationToken cancellationToken)
    {
        using var packed = new MemoryStream();
        await using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await AddAsync(name, text);
            foreach (var (image, stored) in document.Images)
            {
                if (await images.ReadOriginalAsync(stored.Hash, cancellationToken) is { } original)
                    await AddAsync(image, original);
            }

            async Task AddAsync(string file, byte[] bytes)
            {
                await using var entry = await archive.CreateEntry(file).OpenAsync(cancellationToken);
                await entry.WriteAsync(bytes, cancellationToken);
            }
        }
        return packed.ToArray();
    }
}
