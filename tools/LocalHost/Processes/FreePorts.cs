using System.Net;
using System.Net.Sockets;

namespace Escouade.LocalHost.Processes;

/// <summary>Finds loopback ports that nobody listens on.</summary>
internal static class FreePorts
{
    // Below those that Linux lends to outgoing connections (ip_local_port_range): one of these is not taken between the look and the use.
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    /// <summary>A free port that this process has not been given before.</summary>
    public static int Next()
    {
        lock (Gate)
        {
            while (true)
            {
                var port = Random.Shared.Next(First, Last);
                if (IsFree(port) && Given.Add(port))
                    return port;
            }
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
