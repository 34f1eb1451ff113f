namespace Escouade.Platform.Idempotency;

/// <summary>Keeps for a day what was answered under an idempotency key, and who is answering now.</summary>
internal interface IAnswerStore
{
    /// <summary>Longer than the front door waits for an answer (45 s): whoever claimed an id and is still silent has crashed.</summary>
    static readonly TimeSpan ClaimedFor = TimeSpan.FromSeconds(60);

    /// <summary>Takes an id for oneself, for <see cref="ClaimedFor"/>. Of any number who ask at once, one gets it.</summary>
    /// <param name="id">Names caller, endpoint and key; holds no personal data.</param>
    /// <param name="body">Hash of what was sent.</param>
    /// <param name="cancellationToken">Gives up; the claim may stand until it lapses.</param>
    Task<Claim> ClaimAsync(string id, string body, CancellationToken cancellationToken);

    /// <summary>Stores the answer for all who ask again. Does nothing where the claim lapsed and somebody else has it.</summary>
    Task KeepAsync(string id, string body, string claim, StoredAnswer answer, CancellationToken cancellationToken);

    /// <summary>Ends a claim without an answer: nothing came of it, and the key is free for any body.</summary>
    Task DropAsync(string id, string claim, CancellationToken cancellationToken);

    /// <summary>Ends a claim without an answer, where something may have come of it: only the same body may ask again, at once.</summary>
    Task ReleaseAsync(string id, string body, string claim, CancellationToken cancellationToken);
}

/// <param name="Tag">Proves a claim of one's own; null for any other outcome.</param>
/// <param name="Answer">Only where there is one.</param>
internal sealed record Claim(ClaimOutcome Outcome, string? Tag = null, StoredAnswer? Answer = null);

internal enum ClaimOutcome
{
    /// <summary>It is the caller's to answer: nobody did yet, or whoever began has crashed.</summary>
    Mine,

    /// <summary>The same was asked, and answered, before.</summary>
    Answered,

    /// <summary>The same was asked and is being answered.</summary>
    UnderWay,

    /// <summary>Something else was asked under this key.</summary>
    OtherBody,
}

/// <param name="Headers">Those worth repeating, a line each (<c>Location: /api/…</c>).</param>
internal sealed record StoredAnswer(int Status, string Headers, byte[] Body)
{
    /// <summary>What a property of a row holds is 64 KiB; an answer that says what was created takes less than one.</summary>
    public const int MostBody = 32 * 1024;
}
