using System.Xml.Linq;
using Azure.Storage.Blobs;
using Escouade.Platform.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Escouade.Platform.Links;

/// <summary>The keys that sign links: a blob each in a private container, which nobody but the app may read.</summary>
/// <remarks>The interface is synchronous; it is called once in a process, and again every ninety days.</remarks>
internal sealed class KeyRingFiles(StorageAccounts storage) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var container = Container();
        return [.. container.GetBlobs().Select(blob => XElement.Parse(container.GetBlobClient(blob.Name).DownloadContent().Value.Content.ToString()))];
    }

    public void StoreElement(XElement element, string friendlyName)
        => Container().GetBlobClient($"{friendlyName}.xml").Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), overwrite: true);

    private BlobContainerClient Container() => storage.ContainerToWriteAsync(StorageNames.Keys).GetAwaiter().GetResult();
}
