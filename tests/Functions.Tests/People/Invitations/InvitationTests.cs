using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Escouade.Content.Text;
using Escouade.Fixtures;
using Escouade.People.Members;
using Escouade.Platform.Audit;
using Escouade.Platform.Identity;
using Escouade.Platform.Links;
using Escouade.Platform.Mail;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.People.Invitations;

[Collection(nameof(MailCollection))]
public sealed class InvitationTests(AppWithMail mail) : IAsyncLifetime
{
    private readonly string email = AppWithMail.SomeAddress();
    private readonly string stranger = $"compte-{Guid.NewGuid():N}";

    private HttpClient first = null!;
    private HttpClient second = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IMemberStore Members => mail.App.Services.GetRequiredService<IMemberStore>();

    public async ValueTask InitializeAsync() => (first, second) = (await GrantAsync("premiere@exemple.ca", Roles.Editor), await GrantAsync("seconde@exemple.ca", Roles.Editor));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Whoever_accepts_and_is_vouched_for_twice_is_an_expert_with_the_account_of_their_choice()
    {
        var (id, token) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        Assert.Equal("Ginette Côté", (await ReadAsync(await ShowAsync(token))).GetProperty("name").GetString());

        Assert.Equal("accepted", (await ReadAsync(await AcceptAsync(guest, token))).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/api/desk/entries", Token)).StatusCode);
        Assert.Equal("accepted", (await ReadAsync(await VetAsync(first, id))).GetProperty("state").GetString());
        Assert.Equal("admitted", (await ReadAsync(await VetAsync(second, id))).GetProperty("state").GetString());

        var me = await MeAsync(guest, Roles.Expert);
        Assert.Equal((EmailAddress.Key(email), "Ginette Côté"), (me.GetProperty("id").GetString(), me.GetProperty("name").GetString()));
        Assert.StartsWith("ginette-cote", me.GetProperty("expert").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync("/api/desk/entries", Token)).StatusCode);
        Assert.Equal(["role.grant", "invitation.vouch", "invitation.vouch", "invitation.accept", "invitation.send"], (await LinesAsync()).OrderByDescending(line => line == "role.grant"));
    }

    [Fact]
    public async Task Who_was_vouched_for_before_is_an_expert_at_once()
    {
        var (id, token) = await InviteAsync();
        await VetAsync(first, id);
        await VetAsync(second, id);
        using var guest = mail.App.As(stranger);

        Assert.Equal("admitted", (await ReadAsync(await AcceptAsync(guest, token))).GetProperty("state").GetString());
        await MeAsync(guest, Roles.Expert);
    }

    [Theory]
    [InlineData(Roles.Editor, false)]
    [InlineData(Roles.Administrator, true)]
    public async Task An_invitation_hands_nobody_what_somebody_else_may(string role, bool isGrantedAfterwards)
    {
        if (!isGrantedAfterwards)
            await GrantAsync(email, role);
        var (id, token) = await InviteAsync();
        using var thief = mail.App.As(stranger);
        using var accepted = await AcceptAsync(thief, token);
        if (isGrantedAfterwards)
        {
            Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
            await GrantAsync(email, role);
            await VetAsync(first, id);
            await VetAsync(second, id);
        }

        Assert.Equal(isGrantedAfterwards ? HttpStatusCode.OK : HttpStatusCode.Conflict, accepted.StatusCode);
        Assert.Null(await OwnerAsync(stranger));
        // Whose it is may accept it with their own account.
        if (!isGrantedAfterwards)
            Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(mail.App.As(email), token)).StatusCode);
    }

    [Fact]
    public async Task Of_two_invitations_that_one_account_accepted_one_admits_and_the_other_waits_for_another_account()
    {
        for (var round = 0; round < 3; round++)
        {
            var account = $"compte-{Guid.NewGuid():N}";
            var asked = new List<(string Id, string Email)>();
            using var guest = mail.App.As(account);
            foreach (var address in new[] { AppWithMail.SomeAddress(), AppWithMail.SomeAddress() })
            {
                var (id, token) = await InviteAsync(address, "Ginette Côté");
                Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(guest, token)).StatusCode);
                Assert.Equal(HttpStatusCode.OK, (await VetAsync(first, id)).StatusCode);
                asked.Add((id, address));
            }

            await Task.WhenAll(asked.Select(one => VetAsync(second, one.Id)));

            var members = await Task.WhenAll(asked.Select(one => Members.FindAsync(EmailAddress.Key(one.Email), Token)));
            var admitted = Assert.Single(members.OfType<Member>());
            Assert.Equal(admitted.Id, await OwnerAsync(account));
            var listed = JsonElement.Parse(await first.GetStringAsync("/api/staff/invitations", Token)).GetProperty("items").EnumerateArray().Where(one => asked.Any(other => other.Id == one.GetProperty("id").GetString()));
            Assert.Single(listed, one => one.GetProperty("state").GetString() == "admitted");
        }
    }

    [Fact]
    public async Task The_command_grants_to_whoever_signs_in_with_the_address_whichever_they_were_invited_by()
    {
        var (id, token) = await InviteAsync();
        var home = AppWithMail.SomeAddress();
        using var guest = mail.App.As(home);
        await AcceptAsync(guest, token);
        await VetAsync(first, id);
        await VetAsync(second, id);
        await GrantAsync(home, Roles.Editor);
        await MeAsync(guest, Roles.Editor);

        // Once whoever had the account has left, the address is its own again, and nobody else's invitation is for it.
        await MoveAsync("farewell");
        await GrantAsync(home, Roles.Administrator);
        var me = await MeAsync(guest, Roles.Administrator);
        Assert.Equal(EmailAddress.Key(home), me.GetProperty("id").GetString());
    }

    [Fact]
    public async Task One_person_is_not_two_and_one_no_is_a_no()
    {
        var (id, token) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        await AcceptAsync(guest, token);

        await VetAsync(first, id);
        Assert.Equal(HttpStatusCode.OK, (await VetAsync(first, id)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await VetAsync(first, id, note: "Encore moi")).StatusCode);
        Assert.Equal("declined", (await ReadAsync(await VetAsync(second, id, isFor: false))).GetProperty("state").GetString());

        Assert.Equal(HttpStatusCode.Conflict, (await VetAsync(mail.App.AsAdministrator(), id)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await AcceptAsync(guest, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/api/desk/entries", Token)).StatusCode);
    }

    [Fact]
    public async Task The_link_serves_once_however_many_accounts_follow_it_at_once()
    {
        var (_, token) = await InviteAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async number =>
        {
            using var guest = mail.App.As($"{stranger}-{number}");
            using var answer = await AcceptAsync(guest, token);
            return answer.StatusCode;
        }));

        Assert.Equal(HttpStatusCode.OK, Assert.Single(answers, answer => answer is not HttpStatusCode.Gone));
    }

    [Fact]
    public async Task Whoever_accepted_may_ask_again_and_nobody_else_may()
    {
        var (_, token) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        using var thief = mail.App.As($"{stranger}-autre");

        Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(guest, token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(guest, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await AcceptAsync(thief, token)).StatusCode);
    }

    [Fact]
    public async Task Forged_links_are_refused_and_late_or_revoked_ones_are_gone()
    {
        using var guest = mail.App.As(stranger);
        var (id, token) = await InviteAsync();
        var links = mail.App.Services.GetRequiredService<SignedLinks>();
        foreach (var forged in new[] { "", "rien", $"{token[..20]}{(token[20] == 'A' ? 'B' : 'A')}{token[21..]}", links.Sign("review", id, DateTimeOffset.MaxValue), links.Sign("invitation", "inconnue", DateTimeOffset.MaxValue) })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await AcceptAsync(guest, forged)).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await ShowAsync(forged)).StatusCode);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await first.DeleteAsync($"/api/staff/invitations/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await first.DeleteAsync($"/api/staff/invitations/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await AcceptAsync(guest, token)).StatusCode);

        var (_, next) = await InviteAsync();
        mail.App.Advance(InvitationLink.Kept);
        Assert.Equal(HttpStatusCode.Gone, (await AcceptAsync(guest, next)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await ShowAsync(next)).StatusCode);
    }

    [Fact]
    public async Task A_member_who_follows_the_link_of_another_stays_who_they_are()
    {
        var (_, token) = await InviteAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await AcceptAsync(first, token)).StatusCode);
        Assert.Equal("sent", (await ReadAsync(await ShowAsync(token))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Nobody_is_invited_twice_at_once_or_to_what_they_are()
    {
        var (id, _) = await InviteAsync();

        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync(email)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await second.DeleteAsync($"/api/staff/invitations/{id}", Token)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await AskAsync(email)).StatusCode);
    }

    [Fact]
    public async Task Nobody_vouches_for_themselves_nor_does_an_administrator_become_somebody_else()
    {
        var own = AppWithMail.SomeAddress();
        using var guest = mail.App.As(own);
        var (id, token) = await InviteAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await AcceptAsync(mail.App.AsAdministrator(), token)).StatusCode);
        await AcceptAsync(guest, token);
        await GrantAsync(own, Roles.Editor);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while ((await guest.GetAsync("/api/staff/invitations", Token)).StatusCode is not HttpStatusCode.OK && waited.Elapsed < TimeSpan.FromSeconds(5))
            await Task.Delay(100, Token);

        using var refused = await VetAsync(guest, id);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("soi-même", await refused.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_left_and_is_invited_at_another_address_comes_with_the_account_they_had()
    {
        using var guest = mail.App.As(stranger);
        var (id, token) = await InviteAsync();
        await AcceptAsync(guest, token);
        foreach (var staff in new[] { first, second })
            await VetAsync(staff, id);
        await MoveAsync("farewell");

        var elsewhere = AppWithMail.SomeAddress();
        var (next, link) = await InviteAsync(elsewhere, "Ginette Côté");
        await AcceptAsync(guest, link);
        foreach (var staff in new[] { first, second })
            await VetAsync(staff, next);

        Assert.Equal(EmailAddress.Key(elsewhere), await OwnerAsync(stranger));
    }

    [Fact]
    public async Task What_was_revoked_after_the_admission_is_not_given_back_by_what_a_crash_left_of_it()
    {
        using var guest = mail.App.As(stranger);
        var (id, token) = await InviteAsync();
        await AcceptAsync(guest, token);
        foreach (var staff in new[] { first, second })
            await VetAsync(staff, id);
        var store = mail.App.Services.GetRequiredService<IInvitationStore>();
        var admitted = (await store.FindAsync(id, Token))!;
        Assert.True(await store.SaveAsync(admitted with { Pending = new($"essai {id}", TimeProvider.System.GetUtcNow(), "Ana", "invitation.vouch", admitted.MemberId, "") }, Token));
        await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["revoke", email, Roles.Expert], Token);

        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairInvitations)));

        Assert.Empty((await Members.FindAsync(EmailAddress.Key(email), Token))!.Roles);
    }

    [Fact]
    public async Task Whose_invitation_was_declined_has_no_part_in_the_next_one()
    {
        var (id, token) = await InviteAsync();
        using var thief = mail.App.As($"{stranger}-autre");
        await AcceptAsync(thief, token);
        await VetAsync(first, id, isFor: false);

        var (next, link) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        await AcceptAsync(guest, link);
        await VetAsync(first, next);
        await VetAsync(second, next);

        await MeAsync(guest, Roles.Expert);
        Assert.Equal(EmailAddress.Key(email), await OwnerAsync(stranger));
        Assert.Null(await OwnerAsync($"{stranger}-autre"));
    }

    [Fact]
    public async Task Who_comes_back_comes_alone()
    {
        using var thief = mail.App.As($"{stranger}-autre");
        var (id, token) = await InviteAsync();
        await AcceptAsync(thief, token);
        await VetAsync(first, id);
        await VetAsync(second, id);
        Assert.Equal(EmailAddress.Key(email), await OwnerAsync($"{stranger}-autre"));
        await MoveAsync("farewell");

        var (next, link) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        await AcceptAsync(guest, link);
        await VetAsync(first, next);
        Assert.Equal("admitted", (await ReadAsync(await VetAsync(second, next))).GetProperty("state").GetString());

        Assert.Equal(EmailAddress.Key(email), await OwnerAsync(stranger));
        Assert.Null(await OwnerAsync($"{stranger}-autre"));
    }

    [Fact]
    public async Task Whoever_accepts_two_invitations_is_admitted_by_one()
    {
        using var guest = mail.App.As(stranger);
        var (id, token) = await InviteAsync();
        var (other, link) = await InviteAsync(AppWithMail.SomeAddress(), "Ginette Roy");
        await AcceptAsync(guest, token);
        await AcceptAsync(guest, link);
        foreach (var staff in new[] { first, second })
            await VetAsync(staff, id);

        Assert.Equal(HttpStatusCode.Conflict, (await VetAsync(first, other)).StatusCode);
        Assert.Equal(EmailAddress.Key(email), await OwnerAsync(stranger));
        Assert.Equal("declined", (await ReadAsync(await VetAsync(first, other, isFor: false))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Who_became_one_of_ours_after_they_accepted_the_invitation_of_another_stays_who_they_are()
    {
        var own = AppWithMail.SomeAddress();
        using var guest = mail.App.As(own);
        var (id, token) = await InviteAsync();
        await AcceptAsync(guest, token);
        await VetAsync(first, id);
        await GrantAsync(own, Roles.Editor);

        Assert.Equal(HttpStatusCode.Conflict, (await VetAsync(second, id)).StatusCode);
        Assert.Null(await OwnerAsync(own));
    }

    [Fact]
    public async Task Whose_invitation_was_declined_may_still_be_given_a_role_of_their_own()
    {
        var (id, token) = await InviteAsync();
        var own = AppWithMail.SomeAddress();
        using var guest = mail.App.As(own);
        await AcceptAsync(guest, token);
        await VetAsync(first, id, isFor: false);

        await GrantAsync(own, Roles.Member);

        await MeAsync(guest, Roles.Member);
    }

    [Theory]
    [InlineData("suspend")]
    [InlineData("farewell")]
    public async Task An_invitation_from_before_brings_nobody_back_whom_staff_sent_away(string move)
    {
        using var member = await GrantAsync(email, Roles.Member);
        var (id, token) = await InviteAsync();
        await VetAsync(first, id);
        await MoveAsync(move);

        Assert.Equal(HttpStatusCode.Gone, (await AcceptAsync(member, token)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await VetAsync(second, id)).StatusCode);
        Assert.Single(await LinesAsync(), line => line == "role.grant");
    }

    [Fact]
    public async Task Who_was_sent_away_after_they_accepted_is_not_admitted_by_a_second_voice()
    {
        using var member = await GrantAsync(email, Roles.Member);
        var (id, token) = await InviteAsync();
        await AcceptAsync(member, token);
        await VetAsync(first, id);
        await MoveAsync("suspend");

        Assert.Equal(HttpStatusCode.Conflict, (await VetAsync(second, id)).StatusCode);
        Assert.Equal((MemberStatus.Suspended, "Essai"), await Members.FindAsync(EmailAddress.Key(email), Token) is { } now ? (now.Status, now.Reasons) : default);
    }

    [Fact]
    public async Task Who_left_comes_back_by_an_invitation_with_no_role_from_before_whatever_they_changed_meanwhile()
    {
        using var member = await GrantAsync(email, Roles.Member);
        await MoveAsync("farewell");
        var (said, exitCode) = await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", email, Roles.Administrator], Token);
        var (id, token) = await InviteAsync();
        using var saved = await member.PutAsJsonAsync("/api/me/preferences", new { name = "Ginette" }, Token);
        await AcceptAsync(member, token);
        await VetAsync(first, id);

        Assert.Equal("admitted", (await ReadAsync(await VetAsync(second, id))).GetProperty("state").GetString());
        Assert.Equal((1, HttpStatusCode.OK), (exitCode, saved.StatusCode));
        Assert.Equal([Roles.Expert], (await Members.FindAsync(EmailAddress.Key(email), Token))!.Roles);
    }

    [Fact]
    public async Task An_expert_by_the_command_alone_is_invited_to_have_a_page()
    {
        await GrantAsync(email, Roles.Expert);
        var (id, token) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        await AcceptAsync(guest, token);
        await VetAsync(first, id);
        await VetAsync(second, id);

        Assert.StartsWith("ginette-cote", (await MeAsync(guest, Roles.Expert)).GetProperty("expert").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync(email)).StatusCode);
    }

    [Fact]
    public async Task A_voice_that_counts_again_counts_when_anybody_repeats_theirs()
    {
        var address = AppWithMail.SomeAddress();
        using var passing = await GrantAsync(address, Roles.Editor);
        var (id, token) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        await VetAsync(passing, id);
        await mail.App.AsAdministrator().PostAsJsonAsync($"/api/staff/people/{EmailAddress.Key(address)}/moves/suspend", new { reasons = "Essai" }, Token);
        await AcceptAsync(guest, token);
        await VetAsync(first, id);
        await mail.App.AsAdministrator().PostAsJsonAsync($"/api/staff/people/{EmailAddress.Key(address)}/moves/reinstate", new { }, Token);

        Assert.Equal("admitted", (await ReadAsync(await VetAsync(first, id))).GetProperty("state").GetString());
        await MeAsync(guest, Roles.Expert);
    }

    [Fact]
    public async Task The_voice_of_who_is_no_longer_of_the_staff_does_not_count()
    {
        var address = AppWithMail.SomeAddress();
        using var passing = await GrantAsync(address, Roles.Editor);
        var (id, token) = await InviteAsync();
        using var guest = mail.App.As(stranger);
        await VetAsync(passing, id);
        Assert.Equal(0, (await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["revoke", address, Roles.Editor], Token)).ExitCode);
        await AcceptAsync(guest, token);

        Assert.Equal("accepted", (await ReadAsync(await VetAsync(first, id))).GetProperty("state").GetString());
        Assert.Equal("admitted", (await ReadAsync(await VetAsync(second, id))).GetProperty("state").GetString());
    }

    [Fact]
    public async Task However_many_invite_somebody_at_once_they_get_one_mail()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var answer = await AskAsync(email);
            return answer.StatusCode;
        }));
        await mail.App.RunQueuesAsync();

        Assert.Equal(HttpStatusCode.Created, Assert.Single(answers, answer => answer is not HttpStatusCode.Conflict));
        Assert.Single(await mail.Server.ReadAsync(email, atLeast: 1));
    }

    [Fact]
    public async Task The_answer_that_is_kept_under_the_key_tells_no_address()
    {
        using var answer = await AskAsync(email);

        Assert.Equal(EmailAddress.Mask(email), (await ReadAsync(answer)).GetProperty("email").GetString());
    }

    [Fact]
    public async Task Two_experts_of_the_same_long_name_have_a_page_each()
    {
        var name = string.Join(' ', Enumerable.Repeat("Marguerite", 7));
        foreach (var address in new[] { AppWithMail.SomeAddress(), AppWithMail.SomeAddress() })
        {
            var account = $"compte-{Guid.NewGuid():N}";
            var (id, token) = await InviteAsync(address, name);
            using var guest = mail.App.As(account);
            await AcceptAsync(guest, token);
            await VetAsync(first, id);
            await VetAsync(second, id);
            Assert.True(Slug.IsValid((await MeAsync(guest, Roles.Expert)).GetProperty("expert").GetString()!));
        }
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_told_all_at_once()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/staff/invitations") { Content = JsonContent.Create(new { email = "a@b@c", name = "x@y.ca", role = "admin", expert = "personne" }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } };
        using var refused = await first.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(["email", "expert", "name", "role"], JsonElement.Parse(await refused.Content.ReadAsStringAsync(Token)).GetProperty("errors").EnumerateObject().Select(error => error.Name).Order());
    }

    [Fact]
    public async Task What_a_crash_left_undone_is_done_by_the_timer_once()
    {
        var store = mail.App.Services.GetRequiredService<IInvitationStore>();
        var memberId = await mail.App.Services.GetRequiredService<IAddressBook>().KeepAsync(email, Token);
        var now = TimeProvider.System.GetUtcNow();
        var vetting = new Vetting("a", "Ana", now, IsFor: true, "Oui");
        // The process died after the last opinion was stored.
        var invitation = new Invitation(Guid.NewGuid().ToString("N")[..26], memberId, "Zoé Roy", Roles.Expert, "a", "Ana", now, now.AddDays(1), Change: 4)
        {
            State = InvitationState.Admitted,
            Account = AccountKey.Of(new("github", stranger, stranger, Email: null)),
            Vettings = [vetting, vetting with { ById = "b" }],
            Pending = new($"essai {memberId}", now, "Ana", "invitation.vouch", memberId, ""),
        };
        Assert.True(await store.SaveAsync(invitation, Token));

        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairInvitations)));
        Assert.Equal(200, await mail.App.RunTimerAsync(nameof(RepairInvitations)));

        using var guest = mail.App.As(stranger);
        Assert.Equal("Zoé Roy", (await MeAsync(guest, Roles.Expert)).GetProperty("name").GetString());
        Assert.Equal(["invitation.vouch", "role.grant"], (await LinesAsync()).Order());
        Assert.Empty(await store.ListPendingAsync(Token));
    }

    private Task<(string Id, string Token)> InviteAsync() => InviteAsync(email, "Ginette Côté");

    private async Task<(string Id, string Token)> InviteAsync(string address, string name)
    {
        var before = (await mail.Server.ReadAsync(address, atLeast: 0)).Count;
        var invited = await ReadAsync(await AskAsync(address, name));
        await mail.App.RunQueuesAsync();
        var message = (await mail.Server.ReadAsync(address, before + 1))[^1];
        return (invited.GetProperty("id").GetString()!, Regex.Match(message.TextBody!, @"/invitation#(\S+)").Groups[1].Value);
    }

    private Task<HttpResponseMessage> AskAsync(string to, string name = "Ginette Côté") => first.SendAsync(
        new(HttpMethod.Post, "/api/staff/invitations") { Content = JsonContent.Create(new { email = to, name }), Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } } }, Token);

    private Task<HttpResponseMessage> ShowAsync(string token)
    {
        var client = mail.App.As("peu importe");
        client.DefaultRequestHeaders.Remove(FrontDoorHeader.Name);
        return client.PostAsJsonAsync("/api/invitations/show", new { token }, Token);
    }

    private static Task<HttpResponseMessage> AcceptAsync(HttpClient who, string token) => who.PostAsJsonAsync("/api/invitations/accept", new { token }, Token);

    private static Task<HttpResponseMessage> VetAsync(HttpClient who, string id, bool isFor = true, string note = "Vue à l’œuvre au réseau.")
        => who.PostAsJsonAsync($"/api/staff/invitations/{id}/vettings", new { isFor, note }, Token);

    private async Task<HttpClient> GrantAsync(string address, string role)
    {
        Assert.Equal(0, (await mail.App.Services.GetRequiredService<PeopleCommand>().RunAsync(["grant", address, role], Token)).ExitCode);
        return mail.App.As(address);
    }

    /// <returns>Id of the member that the account is tied to.</returns>
    private Task<string?> OwnerAsync(string account) => Members.FindIdAsync(AccountKey.Of(new("github", account, account, Email: null)), Token);

    private async Task MoveAsync(string action)
        => Assert.True((await mail.App.AsAdministrator().PostAsJsonAsync($"/api/staff/people/{EmailAddress.Key(email)}/moves/{action}", new { reasons = "Essai" }, Token)).IsSuccessStatusCode);

    /// <summary>Who somebody is, as soon as they have a role.</summary>
    private static async Task<JsonElement> MeAsync(HttpClient who, string role)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var me = await ReadAsync(await who.GetAsync("/api/me", Token));
            if (me.GetProperty("roles").EnumerateArray().Any(one => one.GetString() == role))
                return me;
            Assert.True(waited.Elapsed < PersonRegistry.Remembered + TimeSpan.FromSeconds(2), "The role does not come.");
            await Task.Delay(100, Token);
        }
    }

    private async Task<IReadOnlyList<string>> LinesAsync() => await mail.App.Services.GetRequiredService<IAuditLog>().ListAsync(before: null, Token)
        .Where(line => line.Event.Target == EmailAddress.Key(email)).Select(line => line.Event.Action).ToListAsync(Token);

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }
}
