namespace Escouade.Platform.Audit;

/// <summary>Who did what, for good: lines are only ever added, each sealed with the hash of the one before.</summary>
internal interface IAuditLog
{
    /// <summary>Adds a line, once however often it is asked for. Done when it is stored.</summary>
    Task AppendAsync(AuditEvent happened, CancellationToken cancellationToken);

    /// <summary>Lines from the newest to the oldest.</summary>
    /// <param name="before">A number: only lines of lower ones are given; null for all.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    IAsyncEnumerable<AuditLine> ListAsync(long? before, CancellationToken cancellationToken);

    /// <summary>Reads the whole log and looks whether a line is missing, was altered or was added by the back door.</summary>
    Task<AuditVerdict> VerifyAsync(CancellationToken cancellationToken);
}

/// <param name="Id">Names what happened: the same again is the same event.</param>
/// <param name="Who">Whoever did it; <c>command</c> for the command line.</param>
/// <param name="Action">Such as <c>role.grant</c>.</param>
/// <param name="Target">To what or whom.</param>
/// <param name="Details">What is to be known besides, never a text of an entry.</param>
internal sealed record AuditEvent(string Id, DateTimeOffset At, string Who, string Action, string Target, string Details);

/// <param name="Number">From 1, without a gap.</param>
/// <param name="Hash">Of this line and the hash of the one before; 64 characters.</param>
internal sealed record AuditLine(long Number, AuditEvent Event, string Hash);

/// <param name="Lines">How many lines there should be.</param>
/// <param name="FirstWrong">Number of the newest line that does not follow from the one before; null when all do.</param>
internal sealed record AuditVerdict(long Lines, bool IsWhole, long? FirstWrong);
