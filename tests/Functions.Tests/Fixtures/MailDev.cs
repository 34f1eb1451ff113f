using System.Net.Http.Json;
using System.Text.Json;
using Escouade.LocalHost.Processes;
using MimeKit;
using Xunit;

namespace Escouade.Fixtures;

/// <summary>A real mail server that takes everything and sends nothing on.</summary>
internal sealed class MailDev : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escouade-mail-");
    private readonly HttpClient http = new(new SocketsHttpHandler());
    private readonly SupervisedProcess process;

    private MailDev(int port, int webPort)
    {
        Port = port;
        http.BaseAddress = new($"http://127.0.0.1:{webPort}");
        process = SupervisedProcess.Start(
            new ProgramToRun("maildev", Executables.Require("node"),
            [
                Path.Combine(LocalHost.Repository.Find().Tool, "node_modules", "maildev", "dist", "bin", "maildev.js"), "--ip", "127.0.0.1", "--web-ip", "127.0.0.1",
                "--smtp", $"{port}", "--web", $"{webPort}", "--mail-directory", folder.FullName,
            ]),
            _ => { });
    }

    public int Port { get; }

    public static async Task<MailDev> StartAsync(int? port = null)
    {
        var repository = LocalHost.Repository.Find();
        await NodePackages.InstallAsync(repository.Tool, repository.Artifacts, _ => { }, CancellationToken.None);
        var webPort = FreePorts.Next();
        var server = new MailDev(port ?? FreePorts.Next(), webPort);
        Assert.True(await FreePorts.WaitUntilAnsweredAsync(server.Port, server.process.Exited, Patience, CancellationToken.None), "maildev does not listen.");
        Assert.True(await FreePorts.WaitUntilAnsweredAsync(webPort, server.process.Exited, Patience, CancellationToken.None), "maildev does not answer.");
        return server;
    }

    /// <summary>Waits until as many mails as said have arrived at an address.</summary>
    /// <returns>All that have, once no other comes, the oldest first.</returns>
    public async Task<IReadOnlyList<MimeMessage>> ReadAsync(string email, int atLeast = 1)
    {
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while ((await FindAsync(email)).Count < atLeast)
        {
            Assert.True(waited.Elapsed < Patience, $"No {atLeast} mails arrived at {email}.");
            await Task.Delay(50);
        }
        await Task.Delay(300);
        return [.. (await FindAsync(email)).Select(mail => MimeMessage.Load(mail.GetProperty("source").GetString()!))];
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await process.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>By the envelope, which says who gets it whatever the headers say.</summary>
    private async Task<IReadOnlyList<JsonElement>> FindAsync(string email)
        => [.. (await http.GetFromJsonAsync<JsonElement>("/api/email", JsonSerializerOptions.Web)).EnumerateArray()
            .Where(mail => mail.GetProperty("envelope").GetProperty("to").EnumerateArray().Any(to => to.GetProperty("address").GetString() == email))
            .OrderBy(mail => mail.GetProperty("time").GetString(), StringComparer.Ordinal)];
}
