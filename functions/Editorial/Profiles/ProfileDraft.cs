using System.Text.Json.Nodes;
using Escouade.Content;

namespace Escouade.Editorial.Profiles;

/// <summary>A public profile as its expert sends it in JSON: what a dropped file holds, under the same names.</summary>
internal sealed record ProfileDraft
{
    private const string PhotoName = "photo.jpg";

    public string? Name { get; init; }

    /// <summary>What the expert does, in a few words.</summary>
    public string? Title { get; init; }
    public string? Organisation { get; init; }
    public string? Region { get; init; }

    /// <summary>Slugs or names of themes.</summary>
    public IReadOnlyList<string>? Fields { get; init; }
    public IReadOnlyList<string>? Languages { get; init; }
    public IReadOnlyList<string>? Links { get; init; }

    /// <summary>In which capacity they speak: <c>personal</c>, <c>organisation</c>, <c>provider</c>, <c>publicService</c> or <c>teaching</c>.</summary>
    public string? Capacity { get; init; }

    /// <summary><c>open</c>, <c>limited</c> or <c>away</c>.</summary>
    public string? Availability { get; init; }

    /// <summary>Since when they have been with us: <c>2024</c> or <c>2024-03</c>.</summary>
    public string? Since { get; init; }

    /// <summary>Markdown.</summary>
    public string? Biography { get; init; }

    /// <summary>An image file in base64; where none is sent, the one before stays.</summary>
    public byte[]? Photo { get; init; }

    /// <summary>Takes the photo away.</summary>
    public bool? WithoutPhoto { get; init; }

    public static ProfileDraft Of(ExpertProfile profile) => new()
    {
        Name = profile.Name,
        Title = profile.Title,
        Organisation = profile.Organisation,
        Region = profile.Region,
        Fields = profile.Fields,
        Languages = profile.Languages,
        Links = profile.Links,
        Capacity = profile.Capacity is { } capacity ? Content.Lists.ListKey.Value(capacity) : null,
        Availability = profile.Availability is { } availability ? Content.Lists.ListKey.Value(availability) : null,
        Since = profile.Since,
        Biography = profile.Biography,
    };

    /// <summary>The archive that the expert would have dropped, so that one reader judges both.</summary>
    public MemoryStream ToArchive()
    {
        var header = new JsonObject { ["kind"] = "expert" };
        DraftArchive.Set(header, "name", Name);
        DraftArchive.Set(header, "function", Title);
        DraftArchive.Set(header, "organisation", Organisation);
        DraftArchive.Set(header, "region", Region);
        DraftArchive.SetList(header, "fields", Fields);
        DraftArchive.SetList(header, "languages", Languages);
        DraftArchive.SetList(header, "links", Links);
        DraftArchive.Set(header, "capacity", Capacity);
        DraftArchive.Set(header, "availability", Availability);
        DraftArchive.Set(header, "since", Since);
        if (Photo is null)
            return DraftArchive.Of(header, Biography, []);
        header["photo"] = PhotoName;
        return DraftArchive.Of(header, Biography, [new(PhotoName, Photo)]);
    }
}
