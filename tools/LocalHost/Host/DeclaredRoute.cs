namespace Escouade.LocalHost.Host;

/// <summary>Marks an endpoint that a function, or this tool, declares.</summary>
internal sealed class DeclaredRoute;
