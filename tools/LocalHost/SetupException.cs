namespace Escouade.LocalHost;

/// <summary>Something the person at the keyboard can mend: its message is the one sentence they read, in their language.</summary>
internal sealed class SetupException(string message) : Exception(message);
