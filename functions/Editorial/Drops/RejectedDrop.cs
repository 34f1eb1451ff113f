using System.Text.Json;

namespace Escouade.Editorial.Drops;

/// <summary>What stands beside a refused file: problem details (RFC 9457) that say what to mend and where.</summary>
internal sealed record RejectedDrop(string Type, string Title, int Status, string Detail, string File, DateTimeOffset DroppedAt, IReadOnlyList<DropProblem> Problems)
{
    public static byte[] Describe(string name, DateTimeOffset at, IReadOnlyList<DropProblem> problems)
        => JsonSerializer.SerializeToUtf8Bytes(
            new RejectedDrop(
                "about:blank", IntakeTexts.RejectedTitle, StatusCodes.Status422UnprocessableEntity, string.Join('\n', problems.Select(problem => problem.Message)),
                name, at, problems),
            EditorialJson.Wire.RejectedDrop);
}
