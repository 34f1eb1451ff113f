using Azure;
using Azure.Search.Documents;
using Azure.Search.Documents.Models;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Rest;

public sealed class DocumentTests(RunningEmulator emulator)
{
    private const string Fields = """
        [{"name":"id","type":"Edm.String","key":true},{"name":"title","type":"Edm.String"},{"name":"views","type":"Edm.Int32"},
         {"name":"rating","type":"Edm.Double"},{"name":"date","type":"Edm.DateTimeOffset"},{"name":"place","type":"Edm.GeographyPoint"},
         {"name":"tags","type":"Collection(Edm.String)"},{"name":"secret","type":"Edm.String","retrievable":false},
         {"name":"author","type":"Edm.ComplexType","fields":[{"name":"name","type":"Edm.String"},{"name":"city","type":"Edm.String"}]},
         {"name":"rooms","type":"Collection(Edm.ComplexType)","fields":[{"name":"kind","type":"Edm.String"},{"name":"beds","type":"Edm.Int32"}]}]
        """;

    [Fact]
    public async Task The_client_uploads_merges_and_deletes_with_a_result_for_each()
    {
        var documents = emulator.Documents((await MakeAsync()).Split('\'')[1]);
        var cancellation = TestContext.Current.CancellationToken;
        var batch = new IndexDocumentsBatch<SearchDocument>();
        batch.Actions.Add(IndexDocumentsAction.Upload(new SearchDocument { ["id"] = "1", ["title"] = "Un", ["views"] = 1 }));
        batch.Actions.Add(IndexDocumentsAction.MergeOrUpload(new SearchDocument { ["id"] = "1", ["views"] = 2 }));
        batch.Actions.Add(IndexDocumentsAction.MergeOrUpload(new SearchDocument { ["id"] = "2" }));
        batch.Actions.Add(IndexDocumentsAction.Merge(new SearchDocument { ["id"] = "3" }));
        batch.Actions.Add(IndexDocumentsAction.Delete(new SearchDocument { ["id"] = "4", ["title"] = "rien" }));
        batch.Actions.Add(IndexDocumentsAction.Delete(new SearchDocument { ["id"] = "2" }));

        var results = await documents.IndexDocumentsAsync(batch, cancellationToken: cancellation);
        var read = await documents.GetDocumentAsync<SearchDocument>("1", cancellationToken: cancellation);
        var count = await documents.GetDocumentCountAsync(cancellation);

        Assert.Equal(207, results.GetRawResponse().Status);
        Assert.Equal([201, 200, 201, 404, 200, 200], results.Value.Results.Select(result => result.Status));
        Assert.Equal("Document not found.", results.Value.Results[3].ErrorMessage);
        Assert.Equal(("Un", 2), ((string)read.Value["title"], (int)read.Value["views"]));
        Assert.Equal(1, count.Value);
    }

    [Fact]
    public async Task A_batch_without_a_failure_answers_200()
    {
        var path = await MakeAsync();

        var answer = await IndexAsync(path, """{"@search.action":"delete","id":"1"},{"id":"2"}""");

        Assert.Equal(
            """{"value":[{"key":"1","status":true,"errorMessage":null,"statusCode":200},{"key":"2","status":true,"errorMessage":null,"statusCode":201}]}""",
            answer.MustBe(200).Text);
    }

    [Fact]
    public async Task A_merge_keeps_what_it_does_not_name_replaces_collections_and_clears_by_null()
    {
        var path = await MakeAsync();
        await IndexAsync(path, """{"id":"1","title":"Un","views":5,"tags":["a","b"],"author":{"name":"Luc","city":"Laval"},"rooms":[{"kind":"x","beds":1},{"kind":"y"}]}""");

        await IndexAsync(path, """{"@search.action":"merge","id":"1","views":null,"tags":["c"],"author":{"city":"Alma"},"rooms":[{"beds":3}]}""");

        Assert.Equal(
            """{"id":"1","title":"Un","views":null,"rating":null,"date":null,"place":null,"tags":["c"],"author":{"name":"Luc","city":"Alma"},"rooms":[{"kind":null,"beds":3}]}""",
            (await emulator.GetAsync($"{path}/docs('1')")).MustBe(200).Text);
    }

    [Fact]
    public async Task An_upload_replaces_the_whole_document()
    {
        var path = await MakeAsync();
        await IndexAsync(path, """{"id":"1","title":"Un","views":5}""");

        await IndexAsync(path, """{"id":"1","views":6}""");

        var read = await emulator.GetAsync($"{path}/docs('1')?$select=views,title");
        Assert.Equal("""{"title":null,"views":6}""", read.MustBe(200).Text);
    }

    [Fact]
    public async Task Values_come_back_as_the_service_writes_them()
    {
        var path = await MakeAsync();
        await IndexAsync(path, """{"id":"1","rating":"-INF","date":"2020-01-02T03:04:05.1230000+02:00","place":{"type":"Point","coordinates":[-73.5,45]},"secret":"s"}""");
        await IndexAsync(path, """{"id":"2","rating":5,"date":"2020-01-02T03:04:05Z","author":{}}""");

        var first = await emulator.GetAsync($"{path}/docs('1')?$select=rating,date,place");
        var second = await emulator.GetAsync($"{path}/docs/2?$select=rating,date,author");

        Assert.Equal(
            """{"rating":"-INF","date":"2020-01-02T01:04:05.123Z","place":{"type":"Point","coordinates":[-73.5,45.0],"crs":{"type":"name","properties":{"name":"EPSG:4326"}}}}""",
            first.MustBe(200).Text);
        Assert.Equal("""{"rating":5.0,"date":"2020-01-02T03:04:05Z","author":{"name":null,"city":null}}""", second.MustBe(200).Text);
        Assert.DoesNotContain("secret", (await emulator.GetAsync($"{path}/docs('1')")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_document_is_404_without_a_body()
    {
        var path = await MakeAsync();

        var answer = await emulator.GetAsync($"{path}/docs('a%20b%2F%27')");

        Assert.Equal((404, string.Empty), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task The_count_is_plain_text()
    {
        var path = await MakeAsync();
        await IndexAsync(path, """{"id":"1"},{"id":"2"}""");

        var answer = await emulator.GetAsync($"{path}/docs/$count");

        Assert.Equal("2", answer.MustBe(200).Text.TrimStart('\uFEFF'));
        Assert.Equal("text/plain", answer.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("""{"title":"a"}""", "The request is invalid. Details: actions : 0: Document key cannot be missing or empty.")]
    [InlineData("""{"id":"1"},{"id":""}""", "The request is invalid. Details: actions : 1: Document key cannot be missing or empty.")]
    [InlineData("""{"id":"a b"}""", "Invalid document key: 'a b'.")]
    [InlineData("""{"id":"_a"}""", "Invalid document key: '_a'.")]
    [InlineData("""{"id":"1","unknown":1}""", "The property 'unknown' does not exist on type 'search.documentFields'.")]
    [InlineData("""{"id":"1","views":"many"}""", "'views'")]
    [InlineData("""{"id":"1","views":1.5}""", "'views'")]
    [InlineData("""{"id":"1","views":3000000000}""", "'views'")]
    [InlineData("""{"id":"1","tags":"a"}""", "'tags'")]
    [InlineData("""{"id":"1","tags":[null]}""", "'tags'")]
    [InlineData("""{"id":"1","date":"2020-01-02"}""", "'date'")]
    [InlineData("""{"id":"1","place":[1,2]}""", "'place'")]
    [InlineData("""{"id":"1","author":[]}""", "'author'")]
    [InlineData("""{"id":"1","@search.action":"destroy"}""", "destroy")]
    [InlineData("""{"id":"1","@search.action":"0"}""", "'0'")]
    [InlineData("""{"id":"1","@search.action":"upload,merge"}""", "'upload,merge'")]
    [InlineData("""{"id":1}""", "key")]
    [InlineData("""{"id":"1","title":"\ud800"}""", "")]
    [InlineData("1", "")]
    [InlineData("", "No indexing actions found")]
    public async Task A_document_that_does_not_fit_refuses_the_whole_batch(string documents, string message)
    {
        var path = await MakeAsync();

        var answer = await IndexAsync(path, documents);

        Assert.Contains(message, answer.MustBe(400).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal("0", (await emulator.GetAsync($"{path}/docs/$count")).Text.TrimStart('\uFEFF'));
    }

    [Fact]
    public async Task A_batch_has_at_most_1000_actions()
    {
        var path = await MakeAsync();

        var most = await IndexAsync(path, string.Join(',', Enumerable.Range(0, 1000).Select(number => $$"""{"id":"{{number}}"}""")));
        var more = await IndexAsync(path, string.Join(',', Enumerable.Range(0, 1001).Select(number => $$"""{"id":"{{number}}"}""")));

        most.MustBe(200);
        more.MustBe(400);
    }

    [Fact]
    public async Task The_buffered_sender_of_the_client_gets_everything_in()
    {
        var documents = emulator.Documents((await MakeAsync()).Split('\'')[1]);
        var cancellation = TestContext.Current.CancellationToken;
        await using var sender = new SearchIndexingBufferedSender<SearchDocument>(documents);

        await sender.UploadDocumentsAsync(Enumerable.Range(0, 2500).Select(number => new SearchDocument { ["id"] = $"d{number}" }), cancellation);
        await sender.FlushAsync(cancellation);

        Assert.Equal(2500, (await documents.GetDocumentCountAsync(cancellation)).Value);
    }

    [Fact]
    public async Task A_missing_index_is_404_on_every_call()
    {
        var documents = emulator.Documents("nowhere");
        var cancellation = TestContext.Current.CancellationToken;

        var search = await Assert.ThrowsAsync<RequestFailedException>(() => documents.SearchAsync<SearchDocument>("*", cancellationToken: cancellation));
        var upload = await Assert.ThrowsAsync<RequestFailedException>(() => documents.UploadDocumentsAsync([new SearchDocument { ["id"] = "1" }], cancellationToken: cancellation));

        Assert.Equal((404, 404), (search.Status, upload.Status));
    }

    private Task<string> MakeAsync() => SmallIndex.MakeAsync(emulator, Fields);

    private Task<Answer> IndexAsync(string path, string documents) => emulator.PostAsync($"{path}/docs/search.index", $$"""{"value":[{{documents}}]}""");
}
