using System.Text;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Escouade.Content.Site;

public sealed class SnapshotTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("L’été à Montréal. ", 50)));
    private readonly Snapshot snapshot = Snapshot.Of(Text, "text/plain; charset=utf-8");

    [Theory]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=1.0, gzip;q=0.8", "br")]
    [InlineData("gzip, br;q=0", "gzip")]
    [InlineData("gzip;q=0.000, br;q=0.0", "")]
    [InlineData("br; q=0.5", "br")]
    [InlineData("brotli, gzip", "gzip")]
    [InlineData("deflate", "")]
    [InlineData("", "")]
    public async Task The_encoding_is_one_that_the_caller_accepts(string accepted, string expected)
    {
        var answer = await AnswerAsync(request => request.Headers.AcceptEncoding = accepted);

        Assert.Equal(expected, answer.Headers.ContentEncoding.ToString());
    }

    [Fact]
    public async Task Each_encoding_has_a_tag_of_its_own_and_the_same_text()
    {
        var plain = await AnswerAsync(_ => { });
        var brotli = await AnswerAsync(request => request.Headers.AcceptEncoding = "br");
        var gzip = await AnswerAsync(request => request.Headers.AcceptEncoding = "gzip");

        Assert.Equal(3, new[] { plain, brotli, gzip }.Select(answer => answer.Headers.ETag.ToString()).Distinct().Count());
        Assert.Equal(Text, Snapshot.Stored(snapshot.Hash, "text/plain", null, snapshot.Brotli).Plain);
        Assert.True(brotli.ContentLength < plain.ContentLength);
    }

    [Fact]
    public async Task Who_has_it_is_told_so_without_a_body()
    {
        var first = await AnswerAsync(request => request.Headers.AcceptEncoding = "br");

        var second = await AnswerAsync(request =>
        {
            request.Headers.AcceptEncoding = "br";
            request.Headers.IfNoneMatch = $"\"other\", {first.Headers.ETag}";
        });

        Assert.Equal(StatusCodes.Status304NotModified, second.StatusCode);
        Assert.Equal(0, second.Body.Length);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
    }

    [Theory]
    [InlineData("W/{0}", 304)]
    [InlineData("*", 304)]
    [InlineData("{0}, \"other\"", 304)]
    [InlineData("\"another-than-{0}\"", 200)]
    public async Task A_tag_is_compared_whole_and_weakly(string known, int status)
    {
        var first = await AnswerAsync(_ => { });
        var held = known.Contains("another", StringComparison.Ordinal) ? first.Headers.ETag.ToString().Trim('"') : first.Headers.ETag.ToString();

        var second = await AnswerAsync(request => request.Headers.IfNoneMatch = known.Replace("{0}", held, StringComparison.Ordinal));

        Assert.Equal(status, second.StatusCode);
    }

    [Fact]
    public async Task A_head_says_how_long_the_body_would_be()
    {
        var answer = await AnswerAsync(request => request.Method = "HEAD");

        Assert.Equal(Text.Length, answer.ContentLength);
        Assert.Equal(0, answer.Body.Length);
    }

    private async Task<HttpResponse> AnswerAsync(Action<HttpRequest> ask)
    {
        var context = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        context.Request.Method = "GET";
        ask(context.Request);
        await new SnapshotResult(snapshot).ExecuteAsync(context);
        return context.Response;
    }
}
