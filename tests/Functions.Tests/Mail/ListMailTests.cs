using System.Net;
using System.Text.Json;
using Escouade.Fixtures;
using Xunit;

namespace Escouade.Mail;

[Collection(nameof(MailCollection))]
public sealed class ListMailTests(AppWithMail mail)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_failed_is_walked_page_by_page_the_newest_first()
    {
        await using var stern = ScriptedSmtp.Saying("RCPT", "550 no");
        var asked = new List<string>();
        await mail.ThroughAsync(stern.Port, async () =>
        {
            for (var number = 0; number < 5; number++)
            {
                asked.Insert(0, await mail.AskAsync(AppWithMail.SomeAddress(), AppWithMail.SomeInvitation()));
                await mail.App.RunQueuesAsync();
            }
        });

        using var staff = mail.App.AsAdministrator();
        var seen = new List<string>();
        for (var next = "/api/staff/mail?limit=2"; next is not null;)
        {
            using var page = await staff.GetAsync(next, Token);
            seen.AddRange(JsonElement.Parse(await page.Content.ReadAsStringAsync(Token)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
            next = page.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        Assert.Equal(asked, seen.Where(asked.Contains));
        Assert.Equal(seen.Distinct(), seen);
    }

    [Theory]
    [InlineData("/api/staff/mail?limit=0")]
    [InlineData("/api/staff/mail?limit=101")]
    [InlineData("/api/staff/mail?cursor=rien")]
    public async Task A_page_that_makes_no_sense_is_refused(string address)
    {
        using var staff = mail.App.AsAdministrator();

        Assert.Equal(HttpStatusCode.BadRequest, (await staff.GetAsync(address, Token)).StatusCode);
    }

    [Theory]
    [InlineData("rien")]
    [InlineData("00000000000000000000000000")]
    [InlineData("'%20or%20RowKey%20gt%20''")]
    public async Task A_mail_that_nobody_asked_for_cannot_be_sent_again(string id)
    {
        using var staff = mail.App.AsAdministrator();

        Assert.Equal(HttpStatusCode.NotFound, (await staff.PostAsync($"/api/staff/mail/{id}/retry", null, Token)).StatusCode);
    }
}
