using System.Net;
using System.Net.Sockets;

namespace Escouade.LocalHost.Processes;

/// <summary>Asks the system which loopback ports are free.</summary>
internal static class FreePorts
{
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
