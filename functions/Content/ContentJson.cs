using System.Text.Json;
using System.Text.Json.Serialization;
using Escouade.Content.Chapters;
using Escouade.Content.Entries;
using Escouade.Content.Feeds;
using Escouade.Content.Lists;
using Escouade.Content.Themes;
using Escouade.Platform.Audit;
using Escouade.Platform.Http;

namespace Escouade.Content;

/// <summary>The JSON of stored revisions, of list rows and of what readers get.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(EntryDocument))]
[JsonSerializable(typeof(ExpertProfile))]
[JsonSerializable(typeof(EntryPage))]
[JsonSerializable(typeof(ListItem))]
[JsonSerializable(typeof(IReadOnlyList<ListRow>))]
[JsonSerializable(typeof(IReadOnlyList<AuditEvent>))]
[JsonSerializable(typeof(ListEntries.Response), TypeInfoPropertyName = "ListEntriesResponse")]
[JsonSerializable(typeof(ListRelated.Response), TypeInfoPropertyName = "ListRelatedResponse")]
[JsonSerializable(typeof(ListThemes.Response), TypeInfoPropertyName = "ListThemesResponse")]
[JsonSerializable(typeof(ListTags.Response), TypeInfoPropertyName = "ListTagsResponse")]
[JsonSerializable(typeof(GetFeed.JsonFeed))]
[JsonSerializable(typeof(ChaptersDocument))]
internal sealed partial class ContentJson : JsonSerializerContext
{
    public static ContentJson Wire { get; } = new(WireJson.Options());
}
