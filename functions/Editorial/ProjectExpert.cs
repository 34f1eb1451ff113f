using Escouade.Content.Experts;
using Escouade.Content.Images;
using Escouade.Content.Searching;
using Escouade.Content.Text;
using Escouade.Platform.Storage;
using Escouade.Platform.Triggers;

namespace Escouade.Editorial;

/// <summary>Brings an expert's place in search in step with the profile.</summary>
internal static class ProjectExpert
{
    public sealed record Message(string Slug);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapQueue(nameof(ProjectExpert), StorageNames.ProjectExpert, RunAsync);

    public static async Task RunAsync(
        Message message, IExpertStore experts, EntryRenderer renderer, IImageStore images, ISearchIndex search, CancellationToken cancellationToken)
    {
        // Nobody is sent to who has left.
        var stored = await experts.FindAsync(message.Slug, cancellationToken);
        await (stored is null or { IsFormer: true }
            ? search.RemoveAsync(SearchableExpert.IdOf(message.Slug), cancellationToken)
            : search.PutAsync(SearchableExpert.Of(stored, renderer, images), cancellationToken));
    }

    public static Task AskAsync(IWorkQueue queue, string slug, CancellationToken cancellationToken)
        => queue.SendAsync(StorageNames.ProjectExpert, new Message(slug), EditorialJson.Default.ProjectExpertMessage, cancellationToken: cancellationToken);
}
