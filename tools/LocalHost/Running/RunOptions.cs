using System.CommandLine;
using Escouade.LocalHost.Storage;

namespace Escouade.LocalHost.Running;

/// <summary>How one run of the platform differs from the usual.</summary>
internal sealed record RunOptions
{
    public required string Data { get; init; }
    public required AzuritePorts Storage { get; init; }
    public required int FrontPort { get; init; }
    public required int HostPort { get; init; }
    public required int SearchPort { get; init; }
    public required int MailPort { get; init; }
    public required int SmtpPort { get; init; }
    public required bool IsFresh { get; init; }
    public required bool HasSamples { get; init; }
    public required bool HasWeb { get; init; }
    public required bool Builds { get; init; }
    public required bool Chaos { get; init; }
    public required int Seed { get; init; }
    public required string Host { get; init; }
    public required bool IsPlain { get; init; }

    public IEnumerable<(int Port, string Option)> Ports =>
    [
        (FrontPort, "--front-port"), (HostPort, "--host-port"), (Storage.Blob, "--blob-port"), (Storage.Queue, "--queue-port"),
        (Storage.Table, "--table-port"), (SearchPort, "--search-port"), (MailPort, "--mail-port"), (SmtpPort, "--smtp-port"),
    ];
}

/// <summary>The options of the command line.</summary>
internal sealed class RunCommandOptions
{
    private readonly Option<string?> data = new("--data") { Description = RunTexts.DataDescription };
    private readonly Option<int> front = Port("--front-port", 4280);
    private readonly Option<int> host = Port("--host-port", 7071);
    private readonly Option<int> blob = Port("--blob-port", AzuritePorts.Default.Blob);
    private readonly Option<int> queue = Port("--queue-port", AzuritePorts.Default.Queue);
    private readonly Option<int> table = Port("--table-port", AzuritePorts.Default.Table);
    private readonly Option<int> search = Port("--search-port", 7700);
    private readonly Option<int> mail = Port("--mail-port", 1080);
    private readonly Option<int> smtp = Port("--smtp-port", 1025);
    private readonly Option<bool> fresh = new("--fresh") { Description = RunTexts.FreshDescription };
    private readonly Option<bool> noSamples = new("--no-samples") { Description = RunTexts.NoSamplesDescription };
    private readonly Option<bool> noWeb = new("--no-web") { Description = RunTexts.NoWebDescription };
    private readonly Option<bool> noBuild = new("--no-build") { Description = RunTexts.NoBuildDescription };
    private readonly Option<bool> chaos = new("--chaos") { Description = RunTexts.ChaosDescription };
    private readonly Option<int> seed = new("--seed") { Description = RunTexts.SeedDescription };
    private readonly Option<string> hostKind = new("--host") { Description = RunTexts.HostDescription, DefaultValueFactory = _ => "local" };
    private readonly Option<bool> plain = new("--plain") { Description = RunTexts.PlainDescription };
    private readonly Option<string?> lang = new("--lang") { Description = RunTexts.LangDescription };

    public RunCommandOptions()
    {
        hostKind.AcceptOnlyFromAmong("local", CoreTools.Program);
        foreach (var option in All)
            option.Recursive = true;
    }

    public IEnumerable<Option> All => [data, front, host, blob, queue, table, search, mail, smtp, fresh, noSamples, noWeb, noBuild, chaos, seed, hostKind, plain, lang];

    public RunOptions Read(ParseResult parsed) => new()
    {
        Data = Path.GetFullPath(parsed.GetValue(data) ?? Path.Combine(Repository.Find().Root, ".local")),
        Storage = new(parsed.GetValue(blob), parsed.GetValue(queue), parsed.GetValue(table)),
        FrontPort = parsed.GetValue(front),
        HostPort = parsed.GetValue(host),
        SearchPort = parsed.GetValue(search),
        MailPort = parsed.GetValue(mail),
        SmtpPort = parsed.GetValue(smtp),
        IsFresh = parsed.GetValue(fresh),
        HasSamples = !parsed.GetValue(noSamples),
        HasWeb = !parsed.GetValue(noWeb),
        Builds = !parsed.GetValue(noBuild),
        Chaos = parsed.GetValue(chaos),
        Seed = parsed.GetValue(seed),
        Host = parsed.GetValue(hostKind)!,
        IsPlain = parsed.GetValue(plain) || Console.IsOutputRedirected,
    };

    private static Option<int> Port(string name, int usual)
    {
        var option = new Option<int>(name) { Description = RunTexts.PortDescription(usual), DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out var port) && port is > 0 and <= ushort.MaxValue))
                result.AddError(RunTexts.PortInvalid(name, token.Value));
        });
        return option;
    }
}
