namespace Escouade.SearchEmulator.Querying;

/// <summary>A document that was found: its score, and the values it is sorted by if the request says so.</summary>
internal sealed record Hit(int Document, float Score, object?[]? SortKeys);
