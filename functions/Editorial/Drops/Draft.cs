namespace Escouade.Editorial.Drops;

/// <summary>What a text makes, before the images that it names are found.</summary>
internal sealed record Draft(DropReading Reading, IReadOnlyList<ImageMention> Mentions);
