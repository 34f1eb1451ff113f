using System.Runtime.CompilerServices;
using Azure;

namespace Escouade.Platform.Storage;

internal static class TableQueries
{
    /// <summary>The rows; none where the table does not exist yet, which only a fresh Azurite has.</summary>
    public static async IAsyncEnumerable<T> OrNoneAsync<T>(this AsyncPageable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        await using var row = rows.GetAsyncEnumerator(cancellationToken);
        while (await MovesAsync(row))
            yield return row.Current;
    }

    private static async ValueTask<bool> MovesAsync<T>(IAsyncEnumerator<T> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == "TableNotFound")
        {
            return false;
        }
    }
}
