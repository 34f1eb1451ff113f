using System.Globalization;
using System.Text.Json;
using Escouade.SearchEmulator.Rest;

namespace Escouade.SearchEmulator.Querying;

/// <summary>Parameters of a query, whether they came in a JSON body or in the query string.</summary>
internal sealed class RequestValues
{
    private readonly JsonElement body;
    private readonly IQueryCollection? query;

    public RequestValues(JsonElement body, IReadOnlySet<string> known)
    {
        this.body = body;
        if (body.ValueKind != JsonValueKind.Object)
            throw RequestRefusedException.Invalid("parameters : The body must be a JSON object.");
        foreach (var member in body.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw RequestRefusedException.Invalid($"parameters : The property '{member.Name}' is unknown or not supported by the emulator.");
        }
    }

    public RequestValues(IQueryCollection query, IReadOnlySet<string> known)
    {
        this.query = query;
        foreach (var name in query.Keys)
        {
            // Lists are named in the singular here.
            var bare = name.TrimStart('$') switch { "facet" => "facets", "scoringParameter" => "scoringParameters", var other => other };
            if ((!known.Contains(bare) && bare is not ("api-version" or "api-key")) || bare.StartsWith("vector", StringComparison.Ordinal))
                throw RequestRefusedException.Invalid($"parameters : The parameter '{name}' is unknown or not supported by the emulator.");
        }
    }

    public bool IsBody => query is null;

    /// <summary>The body itself, for what has its own structure.</summary>
    public JsonElement Member(string name) => query is null && body.TryGetProperty(name, out var value) ? value : default;

    public string? Text(string name)
    {
        if (query is not null)
            return Parameter(name) is { Count: > 0 } values ? values[^1] : null;
        return Member(name) switch
        {
            { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            _ => throw Unfit(name, "a string"),
        };
    }

    public int? Int(string name)
    {
        if (query is not null)
            return Text(name) is not { } text ? null
                : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read) ? read : throw Unfit(name, "an integer");
        return Member(name) switch
        {
            { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var value) => value,
            _ => throw Unfit(name, "an integer"),
        };
    }

    public double? Double(string name)
    {
        if (query is not null)
            return Text(name) is not { } text ? null
                : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var read) ? read : throw Unfit(name, "a number");
        return Member(name) switch
        {
            { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
            _ => throw Unfit(name, "a number"),
        };
    }

    public bool Flag(string name)
    {
        if (query is not null)
            return Text(name) is { } text && (bool.TryParse(text, out var read) ? read : throw Unfit(name, "true or false"));
        return Member(name) switch
        {
            { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null or JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.True } => true,
            _ => throw Unfit(name, "true or false"),
        };
    }

    /// <summary>A list: a repeated parameter, named in the singular, or an array.</summary>
    public IReadOnlyList<string> Texts(string plural, string singular)
    {
        if (query is not null)
            return [.. Parameter(singular).Select(text => text ?? string.Empty)];
        return Member(plural) switch
        {
            { ValueKind: JsonValueKind.Undefined or JsonValueKind.Null } => [],
            { ValueKind: JsonValueKind.Array } array when array.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
                => [.. array.EnumerateArray().Select(item => item.GetString()!)],
            _ => throw Unfit(plural, "an array of strings"),
        };
    }

    /// <summary>One of the words, whatever their case, or null.</summary>
    public string? Choice(string name, params string[] words)
    {
        if (Text(name) is not { } text)
            return null;
        return Array.Find(words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw RequestRefusedException.BadParameter($"The value '{text}' is not valid: use {string.Join(" or ", words)}.", name);
    }

    // OData system parameters may be written with their dollar sign or without.
    private Microsoft.Extensions.Primitives.StringValues Parameter(string name)
        => query!.TryGetValue("$" + name, out var system) ? system : query[name];

    private static RequestRefusedException Unfit(string name, string what)
        => RequestRefusedException.Invalid($"parameters : The value of '{name}' must be {what}.");
}
