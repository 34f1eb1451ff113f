using System.Text.Json;
using Escouade.Content;
using Escouade.Content.Entries;

namespace Escouade.Media.Tags;

/// <summary>What the sound of a medium says of itself as part of an entry.</summary>
/// <param name="Entry">Id of the entry.</param>
internal sealed record StoredTags(string Entry, SoundTags Tags)
{
    /// <summary>Of all that stands in them: others are in another folder.</summary>
    public string Hash { get; } = RevisionHash.Id(JsonSerializer.Serialize(Tags, MediaJson.Wire.SoundTags));
}
