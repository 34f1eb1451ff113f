namespace Escouade.SearchEmulator;

/// <summary>Why the emulator cannot start; the message is a sentence for whoever started it.</summary>
internal sealed class SetupException(string message, Exception? cause = null) : Exception(message, cause);
