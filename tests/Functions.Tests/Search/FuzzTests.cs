using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Editorial.Drops;
using Escouade.Fixtures;
using Escouade.Search.Service;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Escouade.Search;

/// <summary>Twenty thousand questions that nobody would ask, the same at every run, to the running app over the search emulator.</summary>
public sealed partial class FuzzTests(Services services) : IAsyncLifetime
{
    private const int Seed = 20_261_125;
    private const int Questions = 20_000;
    private const int AtOnce = 8;

    private static readonly string[] Pieces =
    [
        "publicité", "locale", "infonuagique", "l’", "d'", "\"", "'", "''", "(", ")", "[", "]", "{", "}", "^", "~", "~9", "^1e9", "*", "?", ":", "\\", "/", "&&", "||", "!", "+", "-", "--",
        "AND", "OR", "NOT", "TO", "[a TO b]", "title:", "_exists_:", "*:*", "/.*/", " ", "\t", "\u00a0", "\0", "\u001b", "\r\n", "\u0301", "\u202e", "\ufeff", "\ud800", "\udc00", "\uffff", "\ufffe", "zzzqq",
        "😀", "👩‍💻", "إعلان", "廣告", "ß", "İ", "ﬁ", "œ", "æ", "Ⅷ", "²", "a", "e", "9", "or true", "' or 1 eq 1", "theme eq 'x'", "search.ismatch('a')", "any(x: x eq 'a')", "$filter=", ";", "%", "%27", "#", "=",
        "<script>", "</mark>", "\uE000", "\uE001", "null", "NaN", "-1", "1e308", "«", "»", "“", "”", "|", "expert-", "..", "0x", "été", "PME", "mot de passe", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly string[] Filters = ["kind", "theme", "level", "expert", "sector", "tag", "language"];
    private static readonly string[] KnownValues = ["article", "expert", "marketing", "beginner", "fr", "tous", "nope", "maude"];

    private readonly RunningApp app = new(services);
    private readonly ConcurrentBag<string> sent = [];
    private string indexName = "";

    public async ValueTask InitializeAsync()
    {
        await app.InitializeAsync();
        indexName = app.Services.GetRequiredService<IOptions<SearchServiceOptions>>().Value.IndexName;
        await app.DropAsync("pub.md", IngestDropTests.Text("Optimiser sa publicité locale", "theme: marketing\nniveau: débutant\nsecteurs: [tous]"));
        await app.DropAsync("nuage.md", IngestDropTests.Text("Passer à l’infonuagique", "theme: outils-numeriques"));
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Each_is_answered_or_refused_and_none_gets_into_a_filter()
    {
        var failures = new ConcurrentBag<string>();
        var statuses = new ConcurrentDictionary<HttpStatusCode, int>();
        using var listening = DiagnosticListener.AllListeners.Subscribe(new Requests(Capture));

        await Parallel.ForEachAsync(Addresses(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (address, token) =>
        {
            using var answer = await app.Http.GetAsync(address, token);
            statuses.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
            if (await FaultOfAsync(answer) is { } fault)
                failures.Add($"{address}: {fault}");
        });

        Assert.Empty(failures.Take(10));
        Assert.Equal(Questions, statuses.Values.Sum());
        Assert.True(statuses[HttpStatusCode.OK] > Questions / 2 && statuses[HttpStatusCode.BadRequest] > Questions / 20, string.Join(", ", statuses));
        AssertNoReadersTextIsSyntax();
    }

    private void AssertNoReadersTextIsSyntax()
    {
        var bodies = sent.Select(body => JsonElement.Parse(body)).ToList();
        var filters = bodies.Select(body => Text(body, "filter")).OfType<string>().Distinct().ToList();
        var searches = bodies.Where(body => body.TryGetProperty("queryType", out _)).Select(body => Text(body, "search")).OfType<string>().Distinct().ToList();

        Assert.True(filters.Count > 100 && searches.Count > 1_000, $"{filters.Count} filters, {searches.Count} searches captured");
        Assert.All(filters, filter => Assert.Empty(FilterClause().Replace(filter, "")));
        Assert.All(searches, search => Assert.Matches(Binding(), SearchClause().Replace(search, "")));
    }

    private static async Task<string?> FaultOfAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => JsonElement.Parse(text) is var found && found.TryGetProperty("degraded", out var degraded) && degraded.GetBoolean() ? "degraded" : MarkupIn(found),
            HttpStatusCode.BadRequest when answer.Content.Headers.ContentType?.MediaType == "application/problem+json" => null,
            _ => $"{(int)answer.StatusCode} {text}",
        };
    }

    private static string? MarkupIn(JsonElement found)
        => found.GetProperty("items").EnumerateArray().Where(item => item.TryGetProperty("snippetHtml", out _)).Select(item => item.GetProperty("snippetHtml").GetString()!)
            .FirstOrDefault(snippet => snippet.Replace("<mark>", "", StringComparison.Ordinal).Replace("</mark>", "", StringComparison.Ordinal).Contains('<', StringComparison.Ordinal));

    private static IEnumerable<string> Addresses()
    {
        var random = new Random(Seed);
        for (var question = 0; question < Questions; question++)
        {
            var address = new StringBuilder(random.Next(4) == 0 ? "/api/suggest?q=" : "/api/search?q=").Append(Encode(TextOf(random)));
            foreach (var filter in Filters.Where(_ => random.Next(6) == 0))
                address.Append('&').Append(filter).Append('=').Append(Encode(random.Next(2) == 0 ? KnownValues[random.Next(KnownValues.Length)] : TextOf(random)));
            if (random.Next(10) == 0)
                address.Append("&limit=").Append(Encode(random.Next(2) == 0 ? $"{random.Next(-5, 60)}" : TextOf(random)));
            if (random.Next(6) == 0)
                address.Append("&cursor=").Append(Encode(random.Next(2) == 0 ? $"{random.Next(1_200)}" : TextOf(random)));
            yield return address.ToString();
        }
    }

    private static string TextOf(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)] + (random.Next(3) == 0 ? " " : "")));
        return random.Next(40) == 0 ? string.Concat(Enumerable.Repeat(text, 20)) : text;
    }

    // Half a character goes in as the bytes that it would have, which no encoder writes.
    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]))
                encoded.Append(Uri.EscapeDataString(text.AsSpan(at++, 2)));
            else if (char.IsSurrogate(text[at]))
                encoded.Append(System.Globalization.CultureInfo.InvariantCulture, $"%{0xE0 | text[at] >> 12:X2}%{0x80 | text[at] >> 6 & 0x3F:X2}%{0x80 | text[at] & 0x3F:X2}");
            else
                encoded.Append(Uri.EscapeDataString(text[at].ToString()));
        }
        return encoded.ToString();
    }

    private void Capture(HttpRequestMessage request)
    {
        if (request.Content is not null && request.RequestUri!.AbsolutePath.Contains($"'{indexName}-", StringComparison.Ordinal) && request.RequestUri.AbsolutePath.Contains("search.post", StringComparison.Ordinal))
        {
            using var content = new MemoryStream();
            request.Content.CopyTo(content, null, CancellationToken.None);
            sent.Add(Encoding.UTF8.GetString(content.ToArray()));
        }
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value.GetString() : null;

    [GeneratedRegex(@"(?:^| and )(?:(?:kind|level|language|id) eq '[a-z0-9-]*'|(?:themes|experts|sectors|tagSlugs)/any\(value: value eq '[a-z0-9-]*'\))")]
    private static partial Regex FilterClause();

    [GeneratedRegex(@"(?:title|tags|expertNames|summary|text|titleWords|words|joined):(?:""[\p{L}\p{N} ]+""|[\p{L}\p{N}]+(?:\*|~[12])?)(?:\^[\d.]+)?")]
    private static partial Regex SearchClause();

    // What binds our clauses.
    [GeneratedRegex(@"^(?:[+\-() ]|\^0\.5|\*:\*)*$")]
    private static partial Regex Binding();

    /// <summary>What the process asks over HTTP, with its content, as .NET itself tells whoever listens.</summary>
    private sealed class Requests(Action<HttpRequestMessage> onRequest) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener listener)
        {
            if (listener.Name == "HttpHandlerDiagnosticListener")
                listener.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> told)
        {
            if (told.Key == "System.Net.Http.HttpRequestOut.Start" && told.Value?.GetType().GetProperty("Request")?.GetValue(told.Value) is HttpRequestMessage request)
                onRequest(request);
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
