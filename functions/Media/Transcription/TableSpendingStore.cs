using Azure;
using Azure.Data.Tables;
using Escouade.Platform.Storage;

namespace Escouade.Media.Transcription;

/// <summary>A partition a month: a row a thing, and one with their sum, which change together.</summary>
internal sealed class TableSpendingStore(StorageAccounts storage) : ISpendingStore
{
    private const string Sum = "sum";
    private const string Amount = "Amount";

    public async Task<bool> TryReserveAsync(string month, string what, double amount, double most, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Spending);
        while (true)
        {
            if ((await table.GetEntityIfExistsAsync<TableEntity>(month, $"for-{what}", cancellationToken: cancellationToken)).HasValue)
                return true;
            var sum = await table.GetEntityIfExistsAsync<TableEntity>(month, Sum, cancellationToken: cancellationToken);
            var spent = (sum.HasValue ? sum.Value!.GetDouble(Amount) ?? 0 : 0) + amount;
            if (spent > most)
                return false;
            var total = new TableEntity(month, Sum) { [Amount] = spent };
            try
            {
                await table.SubmitTransactionAsync(
                    [
                        new(TableTransactionActionType.Add, new TableEntity(month, $"for-{what}") { [Amount] = amount }),
                        sum.HasValue ? new(TableTransactionActionType.UpdateReplace, total, sum.Value!.ETag) : new(TableTransactionActionType.Add, total),
                    ], cancellationToken);
                return true;
            }
            catch (RequestFailedException raced) when (raced.Status is 409 or 412)
            {
                // Somebody else spent something meanwhile.
            }
        }
    }

    public async Task<double> FindAsync(string month, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.Spending);
        var sum = await table.GetEntityIfExistsAsync<TableEntity>(month, Sum, cancellationToken: cancellationToken);
        return sum.HasValue ? sum.Value!.GetDouble(Amount) ?? 0 : 0;
    }
}
