namespace Escouade.LocalHost.Host;

/// <summary>What became of a blob event.</summary>
internal enum BlobState
{
    /// <summary>Not seen, or not taken up yet.</summary>
    Waiting,
    Running,
    Processed,

    /// <summary>Tried as often as allowed; a message says so in the poison queue.</summary>
    Poisoned,
}
