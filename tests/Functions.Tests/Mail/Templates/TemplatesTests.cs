using System.Net;
using System.Text.RegularExpressions;
using Escouade.Conventions;
using Escouade.Fixtures;
using Escouade.Platform.Mail;
using MimeKit;
using Xunit;

namespace Escouade.Mail.Templates;

[Collection(nameof(MailCollection))]
public sealed partial class TemplatesTests(AppWithMail mail)
{
    private readonly string address = AppWithMail.SomeAddress();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_invitation_is_French_with_English_below_as_text_and_as_HTML()
    {
        var message = await ReceiveAsync(AppWithMail.SomeInvitation(), "Zoé Côté");

        Assert.Equal("Élodie Bédard vous invite à rejoindre L’Escouade numérique", message.Subject);
        Assert.Equal("Zoé Côté", message.To.Mailboxes.Single().Name);
        Assert.Equal("L’Escouade numérique", message.From.Mailboxes.Single().Name);
        Assert.IsType<MultipartAlternative>(message.Body);
        foreach (var text in (string[])[message.TextBody!, WebUtility.HtmlDecode(message.HtmlBody!)])
        {
            AssertInOrder(
                text,
                "Bonjour Zoé Côté,", "Élodie Bédard vous invite", "3 décembre 2026 à 14\u00A0h\u00A030 (heure du Québec)", "Accepter l’invitation",
                "http://localhost:4280/articles/essai?a=1&b=2", "ignorez ce courriel\u00A0: rien",
                "Hello Zoé Côté,", "Élodie Bédard invites you", "December 3, 2026 at 2:30\u00A0", "Accept the invitation", "http://localhost:4280/articles/essai?a=1&b=2");
        }
        Assert.Contains("<html lang=\"fr-CA\">", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<div lang=\"en-CA\"", message.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invitation_has_nothing_to_unsubscribe_from()
    {
        var message = await ReceiveAsync(AppWithMail.SomeInvitation());

        Assert.DoesNotContain(message.Headers, header => header.Field.StartsWith("List-", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("unsubscribe", message.TextBody + message.HtmlBody, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_notification_is_unsubscribed_from_in_one_click()
    {
        await mail.Consents.GiveAsync(address, "Oui, écrivez-moi.", Token);
        var message = await ReceiveAsync(AppWithMail.SomeNotification());

        Assert.Equal("Une réponse à votre question", message.Subject);
        Assert.Equal("List-Unsubscribe=One-Click", message.Headers[HeaderId.ListUnsubscribePost]);
        var link = Link().Match(message.Headers[HeaderId.ListUnsubscribe] ?? "");
        Assert.True(link.Success, message.Headers[HeaderId.ListUnsubscribe]);
        foreach (var text in (string[])[message.TextBody!, WebUtility.HtmlDecode(message.HtmlBody!)])
        {
            AssertInOrder(
                text, "Louis a répondu.", "Voir sur le site", "vous avez accepté", link.Groups["link"].Value,
                "Louis answered.", "See it on the site", "you agreed", link.Groups["link"].Value);
        }
    }

    [Fact]
    public async Task A_notification_that_nobody_translated_says_so_in_English()
    {
        await mail.Consents.GiveAsync(address, "Oui, écrivez-moi.", Token);
        var message = await ReceiveAsync(AppWithMail.SomeNotification() with { Title = new("Publié !"), Text = new("Votre texte est en ligne.\r\n\r\nBravo.") });

        AssertInOrder(message.TextBody!.ReplaceLineEndings("\n"), "Votre texte est en ligne.\n\nBravo.\n", "There is news for you, in French: “Publié !”.");
    }

    [Fact]
    public async Task Headers_say_that_no_person_wrote_it_and_name_it_the_same_each_time()
    {
        var id = await mail.AskAsync(address, AppWithMail.SomeInvitation());
        await mail.App.RunQueuesAsync();

        var message = Assert.Single(await mail.Server.ReadAsync(address));
        Assert.Equal($"{id}@escouade.example", message.MessageId);
        Assert.Equal("auto-generated", message.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("fr-CA, en-CA", message.Body!.Headers[HeaderId.ContentLanguage]);
    }

    [Theory]
    [InlineData("Élodie\r\nBcc: eve@mechant.example")]
    [InlineData("Élodie\nBcc: eve@mechant.example\n\nun autre corps")]
    [InlineData("Élodie\u2028Bcc: eve@mechant.example\u0085x")]
    [InlineData("\" <eve@mechant.example>, \"Élodie")]
    [InlineData("Élodie\0\u0007\u001b[31m")]
    [InlineData("\u202Eelpmexe.tnahcem@eve")]
    [InlineData("=?utf-8?q?=0D=0ABcc:_eve@mechant.example?=")]
    public async Task A_hostile_name_adds_no_header_and_no_recipient(string name)
    {
        var message = await ReceiveAsync(AppWithMail.SomeInvitation(name), name);

        Assert.Equal(address, message.To.Mailboxes.Single().Address);
        Assert.Empty(message.Bcc);
        Assert.Empty(await mail.Server.ReadAsync("eve@mechant.example", atLeast: 0));
        Assert.DoesNotContain(message.Headers, header => header.Field.Equals("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(message.Subject!, character => char.IsControl(character) || character is '\u202E' or '\u2028');
        Assert.Contains("vous invite à rejoindre", message.Subject, StringComparison.Ordinal);
        Assert.IsType<MultipartAlternative>(message.Body);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><b>gras</b>")]
    public async Task Markup_in_a_name_or_a_text_is_text(string hostile)
    {
        await mail.Consents.GiveAsync(address, "Oui, écrivez-moi.", Token);
        var message = await ReceiveAsync(new MailContent.Notification(new(hostile, hostile), new(hostile, hostile)) { Link = new("https://exemple.ca/?q=\"><script>") }, hostile);

        Assert.DoesNotMatch("<(script|img|b)\\b", message.HtmlBody!);
        Assert.Contains(hostile, WebUtility.HtmlDecode(message.HtmlBody)!, StringComparison.Ordinal);
        Assert.Contains(hostile, message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_without_end_is_cut()
    {
        var message = await ReceiveAsync(AppWithMail.SomeInvitation(string.Concat(Enumerable.Repeat("😀", 5_000))));

        Assert.InRange(message.Subject!.Length, 100, 300);
        Assert.DoesNotContain('\uFFFD', message.Subject);
    }

    [Fact]
    public void French_texts_keep_their_punctuation_with_the_word_before_it()
    {
        var files = Directory.GetFiles(Repository.PathTo("functions", "Mail"), "*.resx", SearchOption.AllDirectories).Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotMatch("(?<=<value>[^<]*)( [:;!?»]|« |[\\w»]» |[a-zé][:;!?»](?= |</))", File.ReadAllText(file)));
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"“{part}” does not follow in: {text}");
            from = at + part.Length;
        }
    }

    private async Task<MimeMessage> ReceiveAsync(MailContent content, string? name = null)
    {
        await mail.AskAsync(address, content, name);
        await mail.App.RunQueuesAsync();
        return Assert.Single(await mail.Server.ReadAsync(address));
    }

    [GeneratedRegex("^<(?<link>http://localhost:4280/api/mail/unsubscribe/[A-Za-z0-9_-]{43})>$")]
    private static partial Regex Link();
}
