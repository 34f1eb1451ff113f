namespace Escouade.LocalHost.Host;

/// <summary>Marks a connection that came through the port that only the front door knows.</summary>
internal sealed class FrontDoorConnection
{
    public static FrontDoorConnection Instance { get; } = new();
}
