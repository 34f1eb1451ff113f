using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Escouade.Platform.Storage;

namespace Escouade.Media.Captions;

/// <summary>A row a language beside the medium's own says which version is the latest, and one a version which file it is; the words are blobs, too long for a row.</summary>
internal sealed class TableCaptionStore(StorageAccounts storage) : ICaptionStore
{
    private const string Row = "captions-";
    private const string HashColumn = "Hash";
    private const string VersionColumn = "Version";

    public async Task<IReadOnlyList<CaptionTrack>> ListAsync(string media, CancellationToken cancellationToken)
    {
        var tracks = new List<CaptionTrack>();
        foreach (var language in CaptionTrack.Languages)
        {
            if (await FindAsync(media, language, version: null, cancellationToken) is { } track)
                tracks.Add(track);
        }
        return tracks;
    }

    public async Task<CaptionTrack?> FindAsync(string media, string language, int? version, CancellationToken cancellationToken)
    {
        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        var latest = await table.GetEntityIfExistsAsync<TableEntity>(media, RowOf(language, null), cancellationToken: cancellationToken);
        if (!latest.HasValue)
            return null;
        if (version is null || version == latest.Value!.GetInt32(VersionColumn))
            return await ReadAsync(media, latest.Value!.GetString(HashColumn), cancellationToken) with { ETag = latest.Value.ETag.ToString() };
        var earlier = await table.GetEntityIfExistsAsync<TableEntity>(media, RowOf(language, version), cancellationToken: cancellationToken);
        return earlier.HasValue ? await ReadAsync(media, earlier.Value!.GetString(HashColumn), cancellationToken) : null;
    }

    public async Task<CaptionTrack?> SaveAsync(string media, CaptionTrack track, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(track, MediaJson.Wire.CaptionTrack);
        var hash = Convert.ToHexStringLower(SHA256.HashData(json))[..32];
        await WriteAsync(StorageNames.Content, SourceOf(media, hash), json, "application/json", cancellationToken);
        var (vtt, html) = PathsOf(media, hash, track.Language);
        await WriteAsync(StorageNames.Media, vtt, Encoding.UTF8.GetBytes(CaptionWriter.ToVtt(track.Cues)), "text/vtt; charset=utf-8", cancellationToken);
        await WriteAsync(StorageNames.Media, html, Encoding.UTF8.GetBytes(CaptionWriter.ToHtml(track.Cues)), "text/html; charset=utf-8", cancellationToken);

        var table = await storage.TableToWriteAsync(StorageNames.MediaItems);
        // The one before is found by its number as soon as it is the latest no more.
        if (track.ETag is not null && await FindAsync(media, track.Language, version: null, cancellationToken) is { } before)
            await table.UpsertEntityAsync(NewRow(media, RowOf(before.Language, before.Version), before.Version, before.Hash), TableUpdateMode.Replace, cancellationToken);
        return await table.TrySaveAsync(NewRow(media, RowOf(track.Language, null), track.Version, hash), track.ETag, cancellationToken)
            ? await FindAsync(media, track.Language, version: null, CancellationToken.None)
            : null;
    }

    public (string Vtt, string Html) AddressesOf(string media, CaptionTrack track)
    {
        var (vtt, html) = PathsOf(media, track.Hash, track.Language);
        return ($"{storage.PublicAddress}/{StorageNames.Media}/{vtt}", $"{storage.PublicAddress}/{StorageNames.Media}/{html}");
    }

    private async Task<CaptionTrack> ReadAsync(string media, string hash, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerToWriteAsync(StorageNames.Content);
        var content = await container.GetBlobClient(SourceOf(media, hash)).DownloadContentAsync(cancellationToken);
        return JsonSerializer.Deserialize(content.Value.Content, MediaJson.Wire.CaptionTrack)! with { Hash = hash };
    }

    private async Task WriteAsync(string name, string path, byte[] content, string contentType, CancellationToken cancellationToken)
    {
        var container = await storage.ContainerToWriteAsync(name);
        await container.GetBlobClient(path).UploadAsync(
            new BinaryData(content), new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType, CacheControl = "public, max-age=31536000, immutable" } }, cancellationToken);
    }

    private static TableEntity NewRow(string media, string row, int version, string hash) => new(media, row) { [VersionColumn] = version, [HashColumn] = hash };

    private static string RowOf(string language, int? version) => version is { } number ? $"{Row}{language}-{number.ToString("D6", CultureInfo.InvariantCulture)}" : $"{Row}{language}";

    private static string SourceOf(string media, string hash) => $"captions/{media}/{hash}.json";

    private static (string Vtt, string Html) PathsOf(string media, string hash, string language) => ($"{media}/captions/{hash}.{language}.vtt", $"{media}/captions/{hash}.{language}.html");
}
