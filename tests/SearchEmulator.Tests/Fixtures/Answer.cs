using System.Text.Json.Nodes;
using Xunit;

namespace Escouade.SearchEmulator.Fixtures;

/// <summary>What the emulator answered.</summary>
public sealed record Answer(int Status, string Text, JsonNode? Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? ErrorCode => (string?)Body?["error"]?["code"];

    public string ErrorMessage => (string?)Body?["error"]?["message"] ?? string.Empty;

    public JsonArray Value => Body!["value"]!.AsArray();

    /// <summary>The keys of the documents found, in order, joined by blanks.</summary>
    public string Keys => string.Join(' ', Value.Select(item => (string?)item!["id"]));

    /// <summary>The same without regard to order.</summary>
    public string KeySet => string.Join(' ', Value.Select(item => (string?)item!["id"]).Order(StringComparer.Ordinal));

    public IReadOnlyList<double> Scores => [.. Value.Select(item => (double)item!["@search.score"]!)];

    public Answer MustBe(int status)
    {
        Assert.True(Status == status, $"Answered {Status}, not {status}: {Text}");
        return this;
    }
}
