using Escouade.Content.Site;
using Escouade.Platform.Http;

namespace Escouade.Insight;

/// <summary>Gives the API's description as it is committed, for those who generate clients.</summary>
internal static class GetOpenApi
{
    public const string Address = "/api/openapi.json";

    private static readonly Lazy<Snapshot> Document = new(Read);

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods(Address, Reads.Methods, Handle)
            .WithName(nameof(GetOpenApi))
            .ExcludeFromDescription()
            .AllowAnonymous();

    private static SnapshotResult Handle() => new(Document.Value);

    private static Snapshot Read()
    {
        using var resource = typeof(GetOpenApi).Assembly.GetManifestResourceStream("openapi.json")!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return Snapshot.Of(content.ToArray(), Snapshot.JsonType);
    }
}
