using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Escouade.LocalHost.Host;

/// <summary>Keeps one message hidden while it is worked on; every renewal changes the receipt that the last word on it needs.</summary>
internal sealed class QueueLease(QueueClient queue, QueueMessage message, TimeSpan length, TimeProvider clock)
{
    private string receipt = message.PopReceipt;

    /// <summary>Renews until the result is disposed of.</summary>
    public IAsyncDisposable KeepRenewing() => new Renewal(RenewAsync);

    public async Task ReleaseAsync(TimeSpan hiddenFor, CancellationToken cancellationToken)
    {
        try
        {
            await queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: hiddenFor, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            // Somebody else has it since: it is theirs now.
        }
    }

    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await queue.DeleteMessageAsync(message.MessageId, receipt, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.Status is StatusCodes.Status404NotFound or StatusCodes.Status400BadRequest)
        {
            // Somebody else has it since: it is theirs now.
        }
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(length / 2, clock, cancellationToken);
                // Not cancelled half-way: the receipt of a renewal that went through must not be missed.
                var renewed = await queue.UpdateMessageAsync(
                    message.MessageId, receipt, visibilityTimeout: length, cancellationToken: CancellationToken.None);
                receipt = renewed.Value.PopReceipt;
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or RequestFailedException or AggregateException)
        {
            // Ended, or lost: a lost message is delivered once more.
        }
    }

    private sealed class Renewal : IAsyncDisposable
    {
        private readonly CancellationTokenSource ended = new();
        private readonly Task renewing;

        public Renewal(Func<CancellationToken, Task> renew) => renewing = renew(ended.Token);

        public async ValueTask DisposeAsync()
        {
            await ended.CancelAsync();
            await renewing;
            ended.Dispose();
        }
    }
}
