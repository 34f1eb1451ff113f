using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Escouade.Content;

namespace Escouade.Editorial;

/// <summary>An entry as its author sends it in JSON: what a dropped file holds, under the same names.</summary>
internal sealed record EntryDraft
{
    public string? Kind { get; init; }
    public string? Language { get; init; }
    public string? Title { get; init; }
    public string? Summary { get; init; }

    /// <summary>Markdown.</summary>
    public string? Body { get; init; }
    public string? Slug { get; init; }
    public string? Theme { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }
    public string? Level { get; init; }
    public IReadOnlyList<string>? Sectors { get; init; }
    public IReadOnlyList<string>? Tools { get; init; }
    public string? TimeToDo { get; init; }
    public string? Cost { get; init; }
    public IReadOnlyList<string>? Experts { get; init; }
    public DraftCover? Cover { get; init; }
    public string? Licence { get; init; }

    /// <summary>Id of the medium that is listened to or watched, see <c>POST /api/media</c>.</summary>
    public string? Media { get; init; }
    public string? CanonicalUrl { get; init; }
    public string? PublishedAt { get; init; }

    /// <summary>Image files in base64, by the name that the body and the cover use.</summary>
    public IReadOnlyDictionary<string, byte[]>? Images { get; init; }

    /// <summary>Keys of the author's own, kept and given back.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extras { get; init; }

    /// <summary>Whether every text in it is made of characters.</summary>
    [JsonIgnore]
    public bool IsReadable => Extras?.Values.All(IsText) != false;

    /// <summary>The names of <paramref name="document"/>'s parts as JSON has them; its images come without their bytes.</summary>
    public static EntryDraft Of(EntryDocument document) => new()
    {
        Kind = Content.Lists.ListKey.Value(document.Kind),
        Language = document.Language,
        Title = document.Title,
        Summary = document.Summary,
        Body = document.Body,
        Slug = document.Slug,
        Theme = document.Theme,
        Tags = document.Tags,
        Level = document.Level is { } level ? Content.Lists.ListKey.Value(level) : null,
        Sectors = document.Sectors,
        Tools = document.Tools,
        TimeToDo = document.TimeToDo,
        Cost = document.Cost,
        Experts = document.Experts,
        Cover = document.Cover is { } cover ? new(Content.Text.ImageName.ReferenceTo(cover.Source), cover.Alt) : null,
        Licence = document.Licence,
        Media = document.Media,
        CanonicalUrl = document.CanonicalUrl?.ToString(),
        PublishedAt = document.PublishedAt?.ToString("O"),
        Extras = document.Extras,
    };

    /// <summary>The archive that an author would have dropped, so that one reader judges both.</summary>
    /// <param name="stored">Images of the revision before that the draft does not send again.</param>
    public MemoryStream ToArchive(IReadOnlyDictionary<string, byte[]> stored) => DraftArchive.Of(
        FrontMatter(), Body, stored.Where(image => Images?.ContainsKey(image.Key) != true).Concat(Images ?? new Dictionary<string, byte[]>()));

    /// <summary>The parser lets half of a character pass (<c>"\ud800"</c>), and no writer does.</summary>
    private static bool IsText(JsonElement value)
    {
        try
        {
            _ = JsonNode.Parse(value.GetRawText())?.ToJsonString();
            return true;
        }
        catch (Exception half) when (half is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private JsonObject FrontMatter()
    {
        var matter = new JsonObject();
        foreach (var (name, value) in Extras ?? new Dictionary<string, JsonElement>())
            matter[name] = JsonNode.Parse(value.GetRawText());
        Set("kind", Kind);
        Set("language", Language);
        Set("title", Title);
        Set("summary", Summary);
        Set("slug", Slug);
        Set("theme", Theme);
        SetList("tags", Tags);
        Set("level", Level);
        SetList("sectors", Sectors);
        SetList("tools", Tools);
        Set("time", TimeToDo);
        Set("cost", Cost);
        SetList("experts", Experts);
        Set("licence", Licence);
        Set("media", Media);
        Set("canonicalUrl", CanonicalUrl);
        Set("date", PublishedAt);
        if (Cover is { } cover)
            matter["cover"] = new JsonObject { ["image"] = cover.Image, ["alt"] = cover.Alt };
        return matter;

        void Set(string name, string? value) => DraftArchive.Set(matter, name, value);

        void SetList(string name, IReadOnlyList<string>? values) => DraftArchive.SetList(matter, name, values);
    }
}

internal sealed record DraftCover(string? Image, string? Alt);
