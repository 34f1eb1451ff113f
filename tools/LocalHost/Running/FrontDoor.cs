using Escouade.LocalHost.Processes;

namespace Escouade.LocalHost.Running;

/// <summary>The Static Web Apps CLI, started again when it dies: a cookie that it cannot read is enough for that.</summary>
internal sealed class FrontDoor : IAsyncDisposable
{
    // Where it dies at once, again and again, the machine is left some rest.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource stopping = new();
    private readonly ProgramToRun program;
    private readonly Action<string> log;
    private readonly Task running;

    public FrontDoor(ProgramToRun program, Action<string> log)
    {
        (this.program, this.log) = (program, log);
        Process = SupervisedProcess.Start(program, log);
        running = RunAsync();
    }

    /// <summary>The one that runs now.</summary>
    public SupervisedProcess Process { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
        await Process.DisposeAsync();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await Process.Exited.WaitAsync(stopping.Token);
                await Task.Delay(Rest, stopping.Token);
                await Process.DisposeAsync();
                Process = SupervisedProcess.Start(program, log);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }
}
