using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Escouade.LocalHost.Texts;

/// <summary>Every sentence that this tool says; French, and English beside it.</summary>
internal static class LocalHostTexts
{
    private static readonly ResourceManager Resources = new(typeof(LocalHostTexts));

    // Host
    public static string AppFolderMissing(string folder) => Format(folder);
    public static string HostFileMissing(string folder) => Format(folder);
    public static string HostFileWithoutHandler(string path) => Format(path);
    public static string FileIsNotJson(string path, long line) => Format(path, line);
    public static string FunctionNeedsOneTrigger(string function, string path) => Format(function, path);
    public static string TriggerNotPlayed(string function, string type) => Format(function, type);
    public static string ConnectionMissing(string function, string name) => Format(function, name);
    public static string SettingMissing(string name) => Format(name);
    public static string AppDied(string app, int exitCode) => Format(app, exitCode);
    public static string AppEnded(string app) => Format(app);
    public static string AppGivenUp(string app) => Format(app);
    public static string FunctionFailed(string function, string reason) => Format(function, reason);
    public static string FunctionTimedOut(string function, TimeSpan limit) => Format(function, limit);
    public static string FunctionAnsweredNothing(string function) => Format(function);
    public static string FunctionAnsweredNoObject(string function) => Format(function);
    public static string MessagePoisoned(string id, string queue) => Format(id, queue);
    public static string BlobPoisoned(string name, string queue) => Format(name, queue);
    public static string StorageFailed(string what, string reason) => Format(what, reason);

    // Set-up
    public static string ProgramMissing(string name) => Format(name);
    public static string RepositoryNotFound(string marker) => Format(marker);
    public static string NpmFailed(string command, string folder, string reason) => Format(command, folder, reason);
    public static string ServiceEnded(string service) => Format(service);
    public static string ServiceDidNotStart(string service, string log) => Format(service, log);
    public static string PortTaken(int port, string option) => Format(port.ToString(CultureInfo.InvariantCulture), option);

    private static string Format(object first, object? second = null, object? third = null, [CallerMemberName] string key = "")
        => string.Format(CultureInfo.CurrentCulture, Get(key), first, second, third);

    private static string Get([CallerMemberName] string key = "")
        => Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"There is no text named {key}.");
}
