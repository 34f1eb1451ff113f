using System.Text.Json.Nodes;
using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Storage;

/// <summary>
/// Writes numbered batches to an emulator until it dies, and knows which it answered. A batch uploads documents of its own, deletes one of
/// the batch before it and puts its number into a document that all share.
/// </summary>
internal sealed class WrittenBatches
{
    private const int Documents = 50;
    private static readonly string Filling = new('x', 20_000);

    /// <summary>How many were answered; the batch of this number may have been under way when the process died.</summary>
    public int Answered { get; private set; }

    public async Task WriteUntilKilledAsync(EmulatorProcess program, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var actions = new JsonArray([.. Enumerable.Range(0, Documents).Select(number => new JsonObject { ["id"] = $"{Answered}-{number}", ["title"] = Filling })])
                {
                    new JsonObject { ["@search.action"] = "delete", ["id"] = $"{Answered - 1}-0" },
                    new JsonObject { ["@search.action"] = "mergeOrUpload", ["id"] = "last", ["title"] = $"{Answered}" },
                };
                await program.SendAsync(HttpMethod.Post, "/indexes('kept')/docs/search.index", new JsonObject { ["value"] = actions }.ToJsonString(), 200, cancellation);
                Answered++;
            }
        }
        catch (HttpRequestException)
        {
            // The process is gone, which is what it is for.
        }
    }

    public async Task CheckAsync(EmulatorProcess program, CancellationToken cancellation)
    {
        var count = int.Parse((await program.SendAsync(HttpMethod.Get, "/indexes('kept')/docs/$count", null, 200, cancellation)).TrimStart('\uFEFF'), null);
        if (Answered == 0 && count == 0)
            return;
        for (var batch = 0; batch < Answered; batch++)
        {
            Assert.Contains(Filling, await program.SendAsync(HttpMethod.Get, $"/indexes('kept')/docs('{batch}-{Documents - 1}')", null, 200, cancellation), StringComparison.Ordinal);
            if (batch < Answered - 1)
                await program.SendAsync(HttpMethod.Get, $"/indexes('kept')/docs('{batch}-0')", null, 404, cancellation);
        }

        // The batch under way may be there or not, but never a part of it: it is one that was not answered, and is written again.
        var last = await program.SendAsync(HttpMethod.Get, "/indexes('kept')/docs('last')", null, 200, cancellation);
        var whole = last.Contains($"\"{Answered}\"", StringComparison.Ordinal) ? Answered + 1 : Answered;
        Assert.Equal((whole * Documents) - (whole - 1) + 1, count);
    }
}
