namespace Escouade.Editorial.Desk.ErrorReports;

/// <summary>Every error that readers reported.</summary>
internal interface IErrorReportStore
{
    Task<ErrorReport?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>One range scan.</summary>
    /// <param name="isClosed">Whether those are wanted that were dealt with.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyList<ErrorReport>> ListAsync(bool isClosed, CancellationToken cancellationToken);

    /// <summary>Those whose last change is not done everywhere.</summary>
    Task<IReadOnlyList<ErrorReport>> ListPendingAsync(CancellationToken cancellationToken);

    /// <summary>Stores a report in place of what <see cref="ErrorReport.ETag"/> names.</summary>
    /// <returns>False where somebody else was quicker.</returns>
    Task<bool> SaveAsync(ErrorReport report, CancellationToken cancellationToken);
}
