namespace Escouade.LocalHost.Host;

/// <summary>A blob that was created or overwritten.</summary>
/// <param name="Variables">What the path's pattern captured, such as <c>name</c>.</param>
/// <param name="ETag">With its quotes.</param>
internal sealed record BlobEvent(string Container, string Name, string ETag, Uri Uri, IReadOnlyDictionary<string, string> Variables)
{
    public DateTimeOffset? LastModified { get; init; }

    public long Length { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();
}
