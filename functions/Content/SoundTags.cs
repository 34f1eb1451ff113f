using Escouade.Content.Chapters;

namespace Escouade.Content;

/// <summary>What a sound says of itself wherever it is carried to: the entry that it belongs to.</summary>
/// <param name="Artists">Names of those who speak.</param>
/// <param name="Language"><c>fr</c> or <c>en</c>.</param>
/// <param name="Date">When it was published.</param>
/// <param name="Page">Address of the entry.</param>
/// <param name="Cover">Hash of its image, see <see cref="StoredImage"/>; null where it has none.</param>
internal sealed record SoundTags(string Title, IReadOnlyList<string> Artists, string Language, DateOnly Date, string Page, string? Cover, IReadOnlyList<Chapter> Chapters);
