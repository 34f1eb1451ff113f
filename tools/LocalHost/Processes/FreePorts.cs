using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Escouade.LocalHost.Processes;

/// <summary>Finds loopback ports that nobody listens on.</summary>
internal static class FreePorts
{
    // Below those that Linux lends to outgoing connections (ip_local_port_range): one of these is not taken between the look and the use.
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "escouade-ports");

    // Open for as long as this process lives: what another may be about to listen on is given to nobody else.
    private static readonly ConcurrentDictionary<int, FileStream> Given = [];

    /// <summary>A free port that no process was given that still runs.</summary>
    public static int Next()
    {
        Directory.CreateDirectory(Folder);
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (TryTake(port) && IsFree(port))
                return port;
        }
    }

    private static bool TryTake(int port)
    {
        try
        {
            var held = new FileStream(Path.Combine(Folder, port.ToString(CultureInfo.InvariantCulture)), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return Given.TryAdd(port, held);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Waits until something accepts connections on the port; false when the program that should has ended or time is up.</summary>
    public static async Task<bool> WaitUntilAnsweredAsync(int port, Task ended, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        while (!ended.IsCompleted && !limit.IsCancellationRequested)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
                return true;
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                await Task.WhenAny(Task.Delay(25, CancellationToken.None), ended);
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return false;
    }
}
