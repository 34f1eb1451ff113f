using Escouade.LocalHost.Processes;

namespace Escouade.LocalHost.Storage;

/// <summary>Where the three storage services listen on the loopback address.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    public static AzuritePorts Default { get; } = new(10000, 10001, 10002);

    public static AzuritePorts Free() => new(FreePorts.Next(), FreePorts.Next(), FreePorts.Next());

    /// <summary>Where browsers read what is public.</summary>
    public string BlobAddress => $"http://127.0.0.1:{Blob}/devstoreaccount1";

    /// <summary>The account and key that every Azurite has: they are public and guard nothing.</summary>
    public string ConnectionString =>
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;"
        + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;"
        + $"BlobEndpoint={BlobAddress};"
        + $"QueueEndpoint=http://127.0.0.1:{Queue}/devstoreaccount1;"
        + $"TableEndpoint=http://127.0.0.1:{Table}/devstoreaccount1;";
}
