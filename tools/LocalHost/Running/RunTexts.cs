using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Escouade.LocalHost.Running;

/// <summary>What is said while the platform is set up and runs; French, and English beside it.</summary>
internal static class RunTexts
{
    private static readonly ResourceManager Resources = new(typeof(RunTexts));

    // Commands and options
    public static string RunDescription => Get();
    public static string DropDescription => Get();
    public static string DropFilesDescription => Get();
    public static string PeopleDescription => Get();
    public static string PeopleWordsDescription => Get();
    public static string AccountDescription => Get();
    public static string DataDescription => Get();
    public static string PortDescription(int port) => Format(port.ToString(CultureInfo.InvariantCulture));
    public static string FreshDescription => Get();
    public static string NoSamplesDescription => Get();
    public static string NoWebDescription => Get();
    public static string NoBuildDescription => Get();
    public static string ChaosDescription => Get();
    public static string SeedDescription => Get();
    public static string HostDescription => Get();
    public static string PlainDescription => Get();
    public static string LangDescription => Get();

    // Steps
    public static string InstallTools => Get();
    public static string CheckFfmpeg => Get();
    public static string BuildFunctions => Get();
    public static string BuildSearch => Get();
    public static string BuildWeb => Get();
    public static string StartServices => Get();
    public static string StartHost => Get();
    public static string StartSite => Get();
    public static string LoadSamples => Get();
    public static string Ready => Get();
    public static string Stopping => Get();

    // Addresses
    public static string Site => Get();
    public static string SignIn => Get();
    public static string Api => Get();
    public static string Docs => Get();
    public static string Mail => Get();
    public static string Search => Get();
    public static string Storage => Get();

    // Drops
    public static string DropAccepted(string name) => Format(name);
    public static string DropFailed(string name) => Format(name);
    public static string DropLeft(string name) => Format(name);
    public static string DropRefused(string name, string problem) => Format(name, problem);

    // Problems
    public static string NotRunning => Get();
    public static string FileMissing(string path) => Format(path);
    public static string DropBroken(string name) => Format(name);
    public static string DropNotTaken(string name) => Format(name);
    public static string PortInvalid(string option, string value) => Format(option, value);
    public static string PortShared(int port, string options) => Format(port.ToString(CultureInfo.InvariantCulture), options);
    public static string DataUnwritable(string path, string reason) => Format(path, reason);
    public static string DataIsFile(string path) => Format(path);
    public static string SiteNotBuilt => Get();
    public static string NodeMissing(Version oldest) => Format(oldest.ToString());
    public static string NodeTooOld(string version, Version oldest, Version oldest22) => Format(version, oldest.ToString(), oldest22.ToString());
    public static string FfmpegMissing => Get();
    public static string FuncMissing => Get();
    public static string AlreadyRunning(string address, int process) => Format(address, process.ToString(CultureInfo.InvariantCulture));
    public static string AfterCrash => Get();
    public static string SettingsMalformed(string path) => Format(path);
    public static string SamplesNotLoaded => Get();
    public static string SampleRefused(string name, string problem) => Format(name, problem);
    public static string BuildFailed(string program, string log) => Format(program, log);

    private static string Format(string first, string? second = null, string? third = null, [CallerMemberName] string key = "")
        => string.Format(CultureInfo.CurrentCulture, Get(key), first, second, third);

    private static string Get([CallerMemberName] string key = "")
        => Resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"There is no text named {key}.");
}
