using System.Text;
using Escouade.Content.Entries;
using Escouade.Editorial.Drops;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Editorial;

/// <summary>Gives an entry back as the Markdown file that its author could drop again.</summary>
internal static class ExportEntry
{
    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/entries/{id}/export", Reads.Methods, HandleAsync)
            .WithName(nameof(ExportEntry))
            .WithSummary("Gives an entry back as the Markdown file that its author could drop again.")
            .WithTags("editorial")
            .Produces<string>(contentType: "text/markdown")
            .ProducesProblems(StatusCodes.Status404NotFound)
            .RequireAuthorization(Policies.Staff);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> HandleAsync(string id, IEntryStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } head)
            return Problems.Of(StatusCodes.Status404NotFound);
        var text = FrontMatter.Write(await store.ReadRevisionAsync(head.Revision, cancellationToken));
        return TypedResults.File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", $"{head.Slug}.md", lastModified: head.UpdatedAt);
    }
}
