using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Escouade.Fixtures;

/// <summary>A mail server that is as unkind as the test says.</summary>
internal sealed class ScriptedSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopping = new();
    private readonly Func<string, string?> answer;
    private readonly Task serving;

    /// <param name="answer">To a line of the client, such as <c>RCPT TO:&lt;…&gt;</c> or the single point that ends a mail; null closes the connection.</param>
    public ScriptedSmtp(Func<string, string?> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>How many whole mails were handed to it, taken or not.</summary>
    public int Mails { get; private set; }

    /// <summary>Answers as told to lines that begin with a word, and kindly to others.</summary>
    public static ScriptedSmtp Saying(string word, string? reply)
        => new(line => line.StartsWith(word, StringComparison.Ordinal) ? reply : line.StartsWith("DATA", StringComparison.Ordinal) ? "354 go on" : line.StartsWith("QUIT", StringComparison.Ordinal) ? null : "250 ok");

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        listener.Stop();
        await serving;
        listener.Dispose();
        stopping.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(stopping.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        try
        {
            using var lines = new StreamReader(stream, Encoding.UTF8);
            await SayAsync(stream, "220 scripted");
            var isMail = false;
            while (await lines.ReadLineAsync(stopping.Token) is { } line)
            {
                if (isMail && line != ".")
                    continue;
                Mails += isMail ? 1 : 0;
                isMail = false;
                if (answer(line) is not { } reply)
                    return;
                await SayAsync(stream, reply);
                isMail = reply.StartsWith("354", StringComparison.Ordinal);
            }
        }
        catch (IOException)
        {
            // The client has gone.
        }
    }

    private async Task SayAsync(NetworkStream stream, string line) => await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), stopping.Token);
}
