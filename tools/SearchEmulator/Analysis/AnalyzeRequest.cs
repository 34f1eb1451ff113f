using System.Text.Json;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>Runs the analyze call: a text through an analyzer, or through parts that the request puts together.</summary>
internal static class AnalyzeRequest
{
    public static IReadOnlyList<AnalyzedToken> Run(AnalyzerCatalog analyzers, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object || Text(body, "text") is not { } text)
            throw RequestRefusedException.Invalid("request : The text to analyze must be provided.");
        var (analyzer, tokenizer, normalizer) = (Text(body, "analyzer"), Text(body, "tokenizer"), Text(body, "normalizer"));
        if (new[] { analyzer, tokenizer, normalizer }.Count(name => name is not null) != 1)
            throw RequestRefusedException.Invalid("request : Exactly one of 'analyzer', 'tokenizer' and 'normalizer' must be provided.");
        var (tokenFilters, charFilters) = (Texts(body, "tokenFilters"), Texts(body, "charFilters"));
        if (tokenizer is null && tokenFilters.Length + charFilters.Length > 0)
            throw RequestRefusedException.Invalid("request : 'tokenFilters' and 'charFilters' can only be set with 'tokenizer'.");
        if (normalizer is not null)
            return [new AnalyzedToken(analyzers.Normalizer(normalizer)(text), 0, text.Length, 0)];
        return AnalyzedText.Tokens(
            analyzer is not null ? analyzers.Get(analyzer) : analyzers.Compose(tokenizer!, tokenFilters, charFilters), text);
    }

    private static string? Text(JsonElement body, string name)
        => !body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw RequestRefusedException.Invalid($"request : The value of '{name}' must be a string.");

    private static string[] Texts(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        if (value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
            throw RequestRefusedException.Invalid($"request : The value of '{name}' must be an array of strings.");
        return [.. value.EnumerateArray().Select(item => item.GetString()!)];
    }
}
