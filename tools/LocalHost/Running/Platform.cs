using Escouade.LocalHost.Host;
using Escouade.LocalHost.Processes;
using Escouade.LocalHost.Storage;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Running;

/// <summary>Sets up, starts and stops the whole platform on this machine.</summary>
internal sealed class Platform(RunOptions options, Repository repository, Steps steps) : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    // What is kept between runs.
    private static readonly string[] Kept = ["azurite", "search", "host", "mail"];

    // In the order of their start; stopped in the other.
    private readonly Stack<IAsyncDisposable> started = new();

    // Each ends with a sentence, when a part of the platform has ended by itself and is not started again.
    private readonly List<Task<string>> ends = [];

    private readonly LogFiles logs = new(Path.Combine(options.Data, "logs"));

    // Written once they are in; gone with the storage that holds them.
    private string SamplesLoaded => Path.Combine(options.Data, "azurite", "samples-loaded");

    private string SiteFolder => Path.Combine(options.Data, "site");

    private string HostData => Path.Combine(options.Data, "host");

    private Task<Task<string>> PartEnded => Task.WhenAny(ends);

    public static async Task<int> RunAsync(RunOptions options, CancellationToken stop)
    {
        var steps = new Steps(options.IsPlain);
        var repository = Repository.Find();
        await Prerequisites.CheckNodeAsync();
        Prerequisites.CheckHost(options);
        using var running = RunningFile.Take(options);
        Prerequisites.CheckPorts(options);

        try
        {
            await using var platform = new Platform(options, repository, steps);
            if (running.FollowsCrash)
                platform.Recover();
            await platform.StartAsync(running, stop);
            await Task.WhenAny(Task.Delay(Timeout.Infinite, stop), platform.PartEnded);
            Console.WriteLine(RunTexts.Stopping);
            return stop.IsCancellationRequested ? 0 : throw new SetupException(await await platform.PartEnded);
        }
        finally
        {
            if (stop.IsCancellationRequested)
                running.Stopped();
        }
    }

    public async ValueTask DisposeAsync()
    {
        while (started.TryPop(out var part))
            await part.DisposeAsync();
    }

    private async Task StartAsync(RunningFile running, CancellationToken stop)
    {
        if (options.IsFresh)
            Forget();
        var builds = new Builds(repository, logs.Folder);
        var settings = LocalSettings.Read(repository, options);

        await steps.DoAsync(RunTexts.InstallTools, show => NodePackages.InstallAsync(repository.Tool, repository.Artifacts, show, stop));
        if (await steps.DoAsync(RunTexts.CheckFfmpeg, Prerequisites.EnsureFfmpegAsync) is { } advice)
            steps.Warn(advice);
        if (options.Builds)
        {
            await steps.DoAsync(RunTexts.BuildFunctions, show => builds.PublishFunctionsAsync(show, stop));
            await steps.DoAsync(RunTexts.BuildSearch, show => builds.BuildSearchEmulatorAsync(show, stop));
            if (options.HasWeb)
                await steps.DoAsync(RunTexts.BuildWeb, show => builds.BuildWebAsync(options.Storage.BlobAddress, SiteFolder, show, stop));
        }

        running.Starting();
        await steps.DoAsync(RunTexts.StartServices, _ => StartServicesAsync(builds, stop));
        var (api, frontDoor) = await steps.DoAsync(RunTexts.StartHost, _ => StartHostAsync(builds, settings, stop));
        if (options.HasWeb)
            await steps.DoAsync(RunTexts.StartSite, _ => StartSiteAsync(frontDoor, stop));
        if (options.HasSamples && !File.Exists(SamplesLoaded))
        {
            using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = api };
            await steps.DoAsync(RunTexts.LoadSamples, show => new Samples(repository, new Inbox(options.Storage.ConnectionString, http), http).LoadAsync(show, stop));
            await File.WriteAllTextAsync(SamplesLoaded, "", stop);
        }

        steps.ShowAddresses(Addresses.Of(options));
        Console.WriteLine(RunTexts.Ready);
        Console.WriteLine("ready");
    }

    private void Recover()
    {
        steps.Warn(RunTexts.AfterCrash);
        BlobReceipts.ForgetAll(HostData);
    }

    /// <summary>Empties the data folder, but for the file that says who runs here.</summary>
    private void Forget()
    {
        foreach (var folder in Kept.Select(name => Path.Combine(options.Data, name)).Where(Directory.Exists))
            Directory.Delete(folder, recursive: true);
    }

    private async Task StartServicesAsync(Builds builds, CancellationToken stop)
    {
        var azurite = await Azurite.StartAsync(Path.Combine(options.Data, "azurite"), options.Storage, logs.Open("azurite"), cancellationToken: stop);
        started.Push(azurite);
        ends.Add(SayAfterAsync(azurite.Ended, LocalHostTexts.ServiceEnded("azurite")));
        await azurite.LetInAsync(Addresses.OriginsOfSite(options), stop);
        var search = Start(new ProgramToRun("search", builds.SearchEmulator,
            ["--port", $"{options.SearchPort}", "--data", Path.Combine(options.Data, "search"), "--admin-key", "local-admin-key"]));
        var mail = Start(new ProgramToRun("maildev", Executables.Require("node"),
            [Path.Combine(repository.Tool, "node_modules", "maildev", "dist", "bin", "maildev.js"), "--ip", "127.0.0.1", "--web-ip", "127.0.0.1", "--web", $"{options.MailPort}", "--smtp", $"{options.SmtpPort}",
             "--mail-directory", Path.Combine(options.Data, "mail")]));
        await WaitAsync(search, options.SearchPort, stop);
        await WaitAsync(mail, options.MailPort, stop);
    }

    /// <returns>Where the API is for everybody, and where for the front door, whose word on the caller is believed.</returns>
    private async Task<(Uri Api, Uri FrontDoor)> StartHostAsync(Builds builds, Dictionary<string, string> settings, CancellationToken stop)
    {
        var log = logs.Open("host");
        var hostOptions = new Host.HostOptions([Path.Combine(builds.Apps, "api"), Path.Combine(builds.Apps, "worker")])
        {
            Settings = settings,
            DataFolder = HostData,
            Port = options.HostPort,
            Chaos = options.Chaos,
            Seed = options.Seed,
            Log = log,
            Warn = line =>
            {
                log(line);
                steps.Warn(line);
            },
            AppLog = (app, line) => log($"{app}: {line}"),
        };
        if (options.Host == CoreTools.Program)
        {
            started.Push(await CoreTools.StartAsync(hostOptions, stop));
            var address = new Uri($"http://127.0.0.1:{options.HostPort}");
            return (address, address);
        }

        var host = await FunctionsHost.StartAsync(hostOptions, stop);
        started.Push(host);
        ends.Add(host.AppEnded);
        return await host.WaitUntilReadyAsync(stop)
            ? (host.Address, host.FrontDoorAddress)
            : throw new SetupException(LocalHostTexts.ServiceDidNotStart("Escouade.Functions", "host"));
    }

    private async Task StartSiteAsync(Uri api, CancellationToken stop)
    {
        if (!Directory.Exists(SiteFolder))
            throw new SetupException(RunTexts.SiteNotBuilt);
        // A page of this machine alone: no build of the site has it.
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "SignIn")))
            File.Copy(file, Path.Combine(SiteFolder, Path.GetFileName(file)), overwrite: true);
        var site = new FrontDoor(new ProgramToRun("site", Executables.Require("node"),
        [
            Path.Combine(repository.Tool, "node_modules", "@azure", "static-web-apps-cli", "dist", "cli", "bin.js"),
            "start", SiteFolder, "--swa-config-location", SiteFolder, "--api-devserver-url", api.AbsoluteUri.TrimEnd('/'), "--port", $"{options.FrontPort}", "--host", "127.0.0.1",
        ])
        {
            // As long a question as the API takes.
            Environment = new Dictionary<string, string> { ["NODE_OPTIONS"] = "--max-http-header-size=98304" },
        }, logs.Open("site"));
        started.Push(site);
        await WaitAsync(site.Process, options.FrontPort, stop);
    }

    private SupervisedProcess Start(ProgramToRun program)
    {
        var process = SupervisedProcess.Start(program, logs.Open(program.Name));
        started.Push(process);
        ends.Add(SayAfterAsync(process.Exited, LocalHostTexts.ServiceEnded(process.Name)));
        return process;
    }

    private static async Task<string> SayAfterAsync(Task end, string sentence)
    {
        await end;
        return sentence;
    }

    private static async Task WaitAsync(SupervisedProcess process, int port, CancellationToken stop)
    {
        if (!await FreePorts.WaitUntilAnsweredAsync(port, process.Exited, StartPatience, stop))
            throw new SetupException(LocalHostTexts.ServiceDidNotStart(process.Name, process.Name));
    }
}
