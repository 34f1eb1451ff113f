using System.Net;
using System.Net.Http.Headers;
using Azure.Data.Tables;
using Escouade.Fixtures;
using Escouade.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Xunit;

namespace Escouade.Mail.Addresses;

[Collection(nameof(MailCollection))]
public sealed class UnsubscribeTests(AppWithMail mail)
{
    private const string Wording = "J’accepte de recevoir des avis par courriel.";

    private readonly string address = AppWithMail.SomeAddress();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_click_stops_notifications_and_not_invitations()
    {
        var link = await SubscribeAsync();

        using var first = await PostAsync(link);
        using var again = await PostAsync(link);
        var dropped = await mail.AskAsync(address, AppWithMail.SomeNotification());
        await mail.AskAsync(address, AppWithMail.SomeInvitation());
        await mail.App.RunQueuesAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, again.StatusCode));
        var arrived = await mail.Server.ReadAsync(address, atLeast: 2);
        Assert.Equal(2, arrived.Count);
        Assert.Contains("vous invite", arrived[1].Subject, StringComparison.Ordinal);
        var after = await mail.FindAsync(dropped);
        Assert.Equal((MailState.Dropped, MailReason.Unsubscribed), (after.State, after.Reason));
        Assert.Null(after.Content);
        Assert.Null(await mail.SeenByStaffAsync(dropped));
    }

    [Fact]
    public async Task Who_never_agreed_gets_no_notification()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeNotification());
        await mail.App.RunQueuesAsync();

        var after = await mail.FindAsync(id);
        Assert.Equal((MailState.Dropped, MailReason.NoConsent), (after.State, after.Reason));
        Assert.Empty(await mail.Server.ReadAsync(address, atLeast: 0));
    }

    [Fact]
    public async Task What_was_agreed_to_is_kept_with_its_time_and_may_be_agreed_to_anew()
    {
        var link = await SubscribeAsync();
        var given = (await mail.Consents.FindAsync(address.ToUpperInvariant(), Token))!;
        using var stopped = await PostAsync(link);
        var withdrawn = (await mail.Consents.FindAsync(address, Token))!;
        await mail.Consents.GiveAsync(address, "Oui, de nouveau.", Token);
        await mail.AskAsync(address, AppWithMail.SomeNotification());
        await mail.App.RunQueuesAsync();

        Assert.Equal((Wording, null), (given.Wording, given.WithdrawnAt));
        Assert.Equal((Wording, given.At), (withdrawn.Wording, withdrawn.At));
        Assert.True(withdrawn.WithdrawnAt > given.At);
        Assert.Null((await mail.Consents.FindAsync(address, Token))!.WithdrawnAt);
        Assert.Equal(2, (await mail.Server.ReadAsync(address, atLeast: 2)).Count);
    }

    [Fact]
    public async Task It_is_found_out_when_it_is_sent_and_not_when_it_is_asked_for()
    {
        var link = await SubscribeAsync();
        var id = await mail.AskAsync(address, AppWithMail.SomeNotification());
        using var stopped = await PostAsync(link);
        await mail.App.RunQueuesAsync();

        Assert.Equal(MailReason.Unsubscribed, (await mail.FindAsync(id)).Reason);
    }

    [Fact]
    public async Task The_page_asks_in_French_shows_a_button_and_changes_nothing()
    {
        var link = await SubscribeAsync();

        using var answer = await mail.App.Http.GetAsync(link, Token);

        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Ne plus envoyer d’avis à l…@exemple.ca\u00A0?", page, StringComparison.Ordinal);
        Assert.Contains("<form method=\"post\">", page, StringComparison.Ordinal);
        Assert.Contains(">Me désabonner</button>", page, StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Null((await mail.Consents.FindAsync(address, Token))!.WithdrawnAt);
    }

    [Fact]
    public async Task Who_reads_English_is_asked_in_English()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, await SubscribeAsync()) { Headers = { AcceptLanguage = { new StringWithQualityHeaderValue("en-CA") } } };

        using var answer = await mail.App.Http.SendAsync(request, Token);

        Assert.Contains("Send no more notices", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rien")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("..%2F..%2Fstaff")]
    [InlineData("'%20or%20RowKey%20gt%20'''''''''''''''''''''''")]
    public async Task A_token_that_nobody_has_is_a_problem(string token)
    {
        using var read = await mail.App.Http.GetAsync($"/api/mail/unsubscribe/{token}", Token);
        using var write = await PostAsync($"/api/mail/unsubscribe/{token}");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (read.StatusCode, write.StatusCode));
        Assert.Equal("application/problem+json", read.Content.Headers.ContentType!.MediaType);
        Assert.Equal("application/problem+json", write.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_token_is_stored_nowhere_but_as_its_hash()
    {
        var token = (await SubscribeAsync()).Split('/')[^1];

        var storage = mail.App.Services.GetRequiredService<StorageAccounts>();
        var rows = new List<TableEntity>();
        foreach (var table in (string[])[StorageNames.Mail, StorageNames.Addresses])
            rows.AddRange(await storage.Table(table).QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token));
        Assert.DoesNotContain(rows, row => row.Any(column => column.Value?.ToString()?.Contains(token, StringComparison.Ordinal) is true));
        Assert.Contains(rows, row => row.RowKey == UnsubscribeToken.HashOf(token));
    }

    [Fact]
    public async Task Two_changes_at_once_both_count()
    {
        await mail.Consents.GiveAsync(address, Wording, Token);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => mail.Consents.WithdrawAsync(address, Token)));

        Assert.NotNull((await mail.Consents.FindAsync(address, Token))!.WithdrawnAt);
    }

    /// <summary>Agrees, and gets a first notification.</summary>
    /// <returns>Where its header says to unsubscribe.</returns>
    private async Task<string> SubscribeAsync()
    {
        await mail.Consents.GiveAsync(address, Wording, Token);
        await mail.AskAsync(address, AppWithMail.SomeNotification());
        await mail.App.RunQueuesAsync();
        var notification = Assert.Single(await mail.Server.ReadAsync(address));
        return new Uri(notification.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>')).AbsolutePath;
    }

    /// <summary>As a mail program's server posts (RFC 8058, 3.1), which knows of no header of ours and may well be a browser of another site.</summary>
    private async Task<HttpResponseMessage> PostAsync(string link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
        request.Headers.Add("Origin", "https://courriel.example");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        return await mail.App.Http.SendAsync(request, Token);
    }
}
