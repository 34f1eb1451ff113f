using Escouade.SearchEmulator.Texts;

namespace Escouade.SearchEmulator.Storage;

/// <summary>Keeps a folder to one process: two would write over each other's indexes. The system lets go of it when the process dies.</summary>
internal static class FolderLock
{
    public static FileStream Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken)
        {
            throw new SetupException(OptionTexts.FolderInUse(folder), taken);
        }
    }
}
