using System.Net;
using Azure.Data.Tables;
using Escouade.Fixtures;
using Escouade.LocalHost.Processes;
using Escouade.Platform.Mail;
using Escouade.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Mail;

[Collection(nameof(MailCollection))]
public sealed class SendMailTests(AppWithMail mail)
{
    private readonly string address = AppWithMail.SomeAddress();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_for_twice_and_delivered_twice_arrives_once()
    {
        var request = new MailRequest($"deux fois {address}", address, "Élodie", AppWithMail.SomeInvitation());
        await mail.Outbox.AskAsync(request, Token);
        await mail.Outbox.AskAsync(request with { Name = "Une autre" }, Token);
        await mail.App.RunQueuesAsync(deliveries: 2);
        await mail.Outbox.AskAsync(request, Token);
        await mail.App.RunQueuesAsync();

        Assert.Equal("Élodie", Assert.Single(await mail.Server.ReadAsync(address)).To.Mailboxes.Single().Name);
        Assert.Equal(MailState.Sent, (await mail.FindAsync(StoredMail.IdOf(request.Id))).State);
    }

    [Fact]
    public async Task Of_many_runs_at_once_one_sends()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => mail.DeliverAsync(id)));

        Assert.All(answers, answer => Assert.Equal(200, answer));
        Assert.Single(await mail.Server.ReadAsync(address));
    }

    [Fact]
    public async Task A_server_that_is_down_is_tried_again_and_then_takes_it()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        var port = FreePorts.Next();
        await mail.ThroughAsync(port, async () =>
        {
            Assert.Equal(500, await mail.DeliverAsync(id));
            Assert.Equal(500, await mail.DeliverAsync(id));
            Assert.Null(await mail.SeenByStaffAsync(id));

            await using var server = await MailDev.StartAsync(port);
            Assert.Equal(200, await mail.DeliverAsync(id));
            Assert.Equal(200, await mail.DeliverAsync(id));
            Assert.Single(await server.ReadAsync(address));
        });
        await mail.App.RunQueuesAsync();
    }

    [Theory]
    [InlineData("", "421 closing")]
    [InlineData("MAIL", "452 no room")]
    [InlineData("RCPT", "451 4.7.1 come back later")]
    [InlineData("RCPT", null)]
    [InlineData("DATA", "451 not now")]
    [InlineData("DATA", null)]
    [InlineData(".", "452 no room")]
    public async Task A_server_that_surely_did_not_take_it_now_is_tried_again(string word, string? reply)
    {
        await using var busy = ScriptedSmtp.Saying(word, reply);
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());

        await mail.ThroughAsync(busy.Port, async () => Assert.Equal(500, await mail.DeliverAsync(id)));

        Assert.Equal(MailState.Waiting, (await mail.FindAsync(id)).State);
        await mail.App.RunQueuesAsync();
        Assert.Single(await mail.Server.ReadAsync(address));
    }

    [Fact]
    public async Task After_five_tries_staff_see_it_and_it_is_taken_up_again_later()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        var answers = new List<int>();
        await mail.ThroughAsync(FreePorts.Next(), async () =>
        {
            for (var delivery = 0; delivery < 6; delivery++)
                answers.Add(await mail.DeliverAsync(id));
        });

        Assert.Equal([500, 500, 500, 500, 200, 200], answers);
        var seen = (await mail.SeenByStaffAsync(id))!.Value;
        Assert.Equal(("failed", "notNow", 5), (seen.GetProperty("state").GetString(), seen.GetProperty("reason").GetString(), seen.GetProperty("tries").GetInt32()));
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, seen.GetProperty("nextTryAt").ValueKind);

        mail.App.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairMail)));
        await mail.App.RunQueuesAsync();
        Assert.Single(await mail.Server.ReadAsync(address));
        Assert.Null(await mail.SeenByStaffAsync(id));
    }

    [Fact]
    public async Task A_refused_recipient_is_not_tried_again_and_staff_see_why()
    {
        await using var stern = ScriptedSmtp.Saying("RCPT", $"550 5.1.1 <{address}>: no such person");
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        await mail.ThroughAsync(stern.Port, () => mail.App.RunQueuesAsync(deliveries: 2));

        var seen = (await mail.SeenByStaffAsync(id))!.Value;
        Assert.Equal(("failed", "refused", 1), (seen.GetProperty("state").GetString(), seen.GetProperty("reason").GetString(), seen.GetProperty("tries").GetInt32()));
        Assert.Equal("l…@exemple.ca", seen.GetProperty("to").GetString());
        Assert.Contains("<l…@exemple.ca>: no such person", seen.GetProperty("reply").GetString(), StringComparison.Ordinal);
        Assert.Contains("refusé", seen.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(address, seen.ToString(), StringComparison.Ordinal);

        using var staff = mail.App.AsAdministrator();
        Assert.Equal(HttpStatusCode.Accepted, (await staff.PostAsync($"/api/staff/mail/{id}/retry", null, Token)).StatusCode);
        await mail.App.RunQueuesAsync();
        Assert.Single(await mail.Server.ReadAsync(address));
        Assert.Equal(HttpStatusCode.Conflict, (await staff.PostAsync($"/api/staff/mail/{id}/retry", null, Token)).StatusCode);
        var audit = await staff.GetStringAsync("/api/staff/audit", Token);
        Assert.Contains("mail.retry", audit, StringComparison.Ordinal);
        Assert.DoesNotContain(address, audit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MAIL", "550 not from you")]
    [InlineData("DATA", "554 no")]
    [InlineData(".", "554 5.7.1 that is advertising")]
    public async Task What_is_refused_at_any_step_is_not_tried_again(string word, string reply)
    {
        await using var stern = ScriptedSmtp.Saying(word, reply);
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        await mail.ThroughAsync(stern.Port, () => mail.App.RunQueuesAsync(deliveries: 2));

        var after = await mail.FindAsync(id);
        Assert.Equal((MailState.Failed, MailReason.Refused, 1), (after.State, after.Reason, after.Tries));
    }

    [Fact]
    public async Task A_sender_that_is_no_address_is_seen_by_staff()
    {
        var (id, sender) = (await mail.AskAsync(address, AppWithMail.SomeInvitation()), mail.Options.FromAddress);
        mail.Options.FromAddress = "pas une adresse";
        await mail.App.RunQueuesAsync();
        mail.Options.FromAddress = sender;

        Assert.Equal("failed", (await mail.SeenByStaffAsync(id))!.Value.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_connection_that_breaks_off_after_the_last_byte_leaves_it_uncertain()
    {
        await using var brittle = ScriptedSmtp.Saying(".", reply: null);
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        await mail.ThroughAsync(brittle.Port, () => mail.App.RunQueuesAsync(deliveries: 3));

        Assert.Equal(1, brittle.Mails);
        await AssertUncertainAndLeftAloneAsync(id);
    }

    [Fact]
    public async Task What_a_crash_left_as_being_sent_is_uncertain_and_not_sent_again_by_itself()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        // What the process stores before the server hears of the mail, and then it is killed.
        await mail.Mails.SaveAsync(await mail.FindAsync(id) with { State = MailState.Sending, Tries = 1 }, Token);
        await mail.App.RunQueuesAsync();
        Assert.Null(await mail.SeenByStaffAsync(id));

        mail.App.Advance(StoredMail.LongestSending + TimeSpan.FromSeconds(1));

        await AssertUncertainAndLeftAloneAsync(id);
    }

    [Fact]
    public async Task A_message_that_was_lost_or_given_up_is_asked_for_again()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        await mail.App.LoseAsync(StorageNames.SendMail);
        await mail.App.PoisonAsync(StorageNames.PoisonMail, $$"""{"id":"{{id}}"}""");
        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairMail)));
        Assert.Equal(0, await mail.App.CountAsync(StorageNames.SendMail));

        mail.App.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairMail)));
        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairMail)));

        Assert.Equal(1, await mail.App.CountAsync(StorageNames.SendMail));
        Assert.Equal(0, await mail.App.CountAsync(StorageNames.PoisonMail));
        await mail.App.RunQueuesAsync();
        Assert.Single(await mail.Server.ReadAsync(address));
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_nothing_where_encryption_is_asked_for()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        mail.Options.Tls = MailTls.StartTls;

        var status = await mail.DeliverAsync(id);

        mail.Options.Tls = MailTls.None;
        Assert.Equal(500, status);
        Assert.Equal(MailState.Waiting, (await mail.FindAsync(id)).State);
        await mail.App.RunQueuesAsync();
        Assert.Single(await mail.Server.ReadAsync(address));
    }

    [Fact]
    public async Task Only_the_table_of_addresses_holds_an_address_and_what_was_sent_is_forgotten()
    {
        // What other tests left.
        await mail.App.LoseAsync(StorageNames.SendMail);
        await mail.Outbox.AskAsync(new($"essai {address}", address, "Élodie", AppWithMail.SomeInvitation()), Token);
        var message = await mail.App.PeekAsync(StorageNames.SendMail);
        await mail.App.RunQueuesAsync();

        var storage = mail.App.Services.GetRequiredService<StorageAccounts>();
        var mails = await TextsAsync(storage.Table(StorageNames.Mail));
        var addresses = await storage.Table(StorageNames.Addresses).QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token);
        Assert.Equal($$"""{"id":"{{StoredMail.IdOf($"essai {address}")}}"}""", message);
        Assert.All(mails, text => Assert.DoesNotContain(address, text, StringComparison.Ordinal));
        Assert.Equal(EmailAddress.Key(address), Assert.Single(addresses, row => row.GetString("Email") == address).RowKey);
        var sent = await mail.FindAsync(StoredMail.IdOf($"essai {address}"));
        Assert.Null(sent.Content);
        Assert.Null(sent.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("élodie")]
    [InlineData("a@exemple.ca, b@exemple.ca")]
    [InlineData("Élodie <a@exemple.ca>")]
    [InlineData("a@exemple.ca\r\nBcc: b@exemple.ca")]
    [InlineData("a@exemple.ca>\r\nRCPT TO:<b@exemple.ca")]
    public async Task What_is_no_single_address_is_refused_at_once(string to)
        => await Assert.ThrowsAsync<ArgumentException>(() => mail.AskAsync(to, AppWithMail.SomeInvitation()));

    [Fact]
    public async Task A_link_that_leads_to_no_web_page_is_refused_at_once()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => mail.AskAsync(address, AppWithMail.SomeInvitation() with { Link = new("javascript:alert(1)") }));
        await Assert.ThrowsAsync<ArgumentException>(() => mail.AskAsync(address, AppWithMail.SomeInvitation() with { Link = new("/relatif", UriKind.Relative) }));
    }

    [Fact]
    public async Task A_text_that_no_row_holds_is_refused_at_once()
        => await Assert.ThrowsAsync<ArgumentException>(() => mail.AskAsync(address, AppWithMail.SomeNotification(new string('a', MailRequest.MostCharacters))));

    private async Task AssertUncertainAndLeftAloneAsync(string id)
    {
        Assert.Equal("uncertain", (await mail.SeenByStaffAsync(id))!.Value.GetProperty("state").GetString());
        for (var round = 0; round < 2; round++)
        {
            Assert.Equal(200, await mail.DeliverAsync(id));
            Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairMail)));
            mail.App.Advance(TimeSpan.FromDays(2));
        }
        await mail.App.RunQueuesAsync();
        Assert.Empty(await mail.Server.ReadAsync(address, atLeast: 0));
        Assert.Equal(MailState.Uncertain, (await mail.FindAsync(id)).State);
        Assert.Equal("uncertain", (await mail.SeenByStaffAsync(id))!.Value.GetProperty("state").GetString());

        using var staff = mail.App.AsAdministrator();
        Assert.Equal(HttpStatusCode.Accepted, (await staff.PostAsync($"/api/staff/mail/{id}/retry", null, Token)).StatusCode);
        await mail.App.RunQueuesAsync();
        Assert.Single(await mail.Server.ReadAsync(address));
    }

    private static async Task<IReadOnlyList<string>> TextsAsync(TableClient table)
        => [.. (await table.QueryAsync<TableEntity>(cancellationToken: Token).ToListAsync(Token)).Select(row => string.Join('\n', row.Select(column => $"{column.Key}={column.Value}")))];
}
