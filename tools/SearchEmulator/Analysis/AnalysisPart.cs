using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Indexes;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>A tokenizer or filter by the service's name, with the options that a definition gave it.</summary>
internal sealed record AnalysisPart(string Name, JsonObject Options)
{
    public int Int(string option, int fallback) => (int?)Options[option] ?? fallback;

    public bool Flag(string option, bool fallback) => (bool?)Options[option] ?? fallback;

    public string? Text(string option) => (string?)Options[option];

    public string[] Texts(string option) => [.. (DefinitionReader.ListOf(Options, option) ?? []).Select(item => (string)item!)];
}
