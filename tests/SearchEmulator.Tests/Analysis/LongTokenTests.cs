using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Analysis;

/// <summary>What is longer than the longest token is split, as the service documents, and not lost.</summary>
public sealed class LongTokenTests(RunningEmulator emulator)
{
    private const string Members = """
        {"analyzers":[
          {"@odata.type":"#Microsoft.Azure.Search.StandardAnalyzer","name":"short","maxTokenLength":10},
          {"@odata.type":"#Microsoft.Azure.Search.CustomAnalyzer","name":"mapped","tokenizer":"tens","charFilters":["html_strip"]}],
         "tokenizers":[{"@odata.type":"#Microsoft.Azure.Search.StandardTokenizerV2","name":"tens","maxTokenLength":10}]}
        """;

    [Theory]
    [InlineData("analyzer", "standard.lucene")]
    [InlineData("analyzer", "fr.lucene")]
    [InlineData("analyzer", "de.microsoft")]
    [InlineData("analyzer", "standardasciifolding.lucene")]
    [InlineData("analyzer", "simple")]
    [InlineData("tokenizer", "standard_v2")]
    [InlineData("tokenizer", "classic")]
    [InlineData("tokenizer", "uax_url_email")]
    [InlineData("tokenizer", "letter")]
    [InlineData("tokenizer", "whitespace")]
    public async Task A_word_of_four_hundred_letters_is_two_tokens(string kind, string name)
        => Assert.Equal("0:0-5 1:6-261 2:261-406 3:407-414", await PlacesAsync(kind, name, $"avant {new string('x', 400)} dernier"));

    [Theory]
    [InlineData("analyzer", "short", "abcdefghijklmnopqrstuvwxyz", "0:0-10 1:10-20 2:20-26")]
    [InlineData("tokenizer", "tens", "abcdefghij klmnopqrstu", "0:0-10 1:11-21 2:21-22")]
    [InlineData("analyzer", "mapped", "<b>abcdefghijkl</b> mn", "0:3-13 1:13-19 2:20-22")]
    [InlineData("tokenizer", "tens", "abcdefghi'jkl", "0:0-9 1:10-13")]
    [InlineData("tokenizer", "tens", "a-b-c-d-e-f-g", "0:0-1 1:2-3 2:4-5 3:6-7 4:8-9 5:10-11 6:12-13")]
    public async Task A_definition_may_say_how_long_the_longest_is(string kind, string name, string text, string expected)
        => Assert.Equal(expected, await PlacesAsync(kind, name, text));

    [Fact]
    public async Task A_letter_of_two_halves_is_not_cut_in_the_middle()
        => Assert.Equal("0:0-254 1:254-402", await PlacesAsync("analyzer", "standard.lucene", string.Concat(Enumerable.Repeat("𝒜", 201))));

    [Fact]
    public async Task An_address_keeps_its_first_characters_together()
        => Assert.StartsWith("0:0-255 1:255-", await PlacesAsync("tokenizer", "uax_url_email", $"https://exemple.test/{new string('a', 300)}"), StringComparison.Ordinal);

    [Fact]
    public async Task A_document_is_found_by_a_word_that_was_split()
    {
        var word = new string('x', 400);
        var path = await SmallIndex.MakeAsync(
            emulator,
            """[{"name":"id","type":"Edm.String","key":true,"searchable":false},{"name":"t","type":"Edm.String"}]""",
            $$"""[{"id":"1","t":"Un {{word}} ici"},{"id":"2","t":"Un ici"}]""");

        var answer = await emulator.PostAsync($"{path}/docs/search.post.search", $$"""{"search":"{{word}}","searchMode":"all","highlight":"t"}""");

        Assert.Equal("1", answer.MustBe(200).Keys);
        Assert.Equal(
            $"Un <em>{new string('x', 255)}</em><em>{new string('x', 145)}</em> ici", (string?)answer.Value[0]!["@search.highlights"]!["t"]![0]);
    }

    // Each token as position:start-end.
    private async Task<string> PlacesAsync(string kind, string name, string text)
    {
        var path = await SmallIndex.MakeAsync(emulator, """[{"name":"id","type":"Edm.String","key":true}]""", members: Members);
        var answer = await emulator.PostAsync($"{path}/search.analyze", new JsonObject { ["text"] = text, [kind] = name }.ToJsonString());
        return string.Join(' ', answer.MustBe(200).Body!["tokens"]!.AsArray().Select(token => $"{token!["position"]}:{token["startOffset"]}-{token["endOffset"]}"));
    }
}
