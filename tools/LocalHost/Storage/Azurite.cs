using System.Globalization;
using Azure.Storage.Blobs;
using Escouade.LocalHost.Processes;
using Escouade.LocalHost.Texts;

namespace Escouade.LocalHost.Storage;

/// <summary>Azure Storage on this machine: one process a service, so that they share the cores.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const int Attempts = 3;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<SupervisedProcess> services;

    private Azurite(AzuritePorts ports, IReadOnlyList<SupervisedProcess> services)
    {
        Ports = ports;
        this.services = services;
    }

    public AzuritePorts Ports { get; }

    public string ConnectionString => Ports.ConnectionString;

    /// <summary>Completes when a service ends by itself.</summary>
    public Task Ended => Task.WhenAny(services.Select(service => service.Exited));

    /// <summary>Installs what is missing, starts the three services and returns when they accept connections.</summary>
    /// <param name="dataFolder">Where data is kept; null keeps it in memory and forgets it.</param>
    /// <param name="ports">Fixed ports, or null for free ones.</param>
    /// <param name="logsRequests">Whether <paramref name="log"/> gets a line for each request.</param>
    public static async Task<Azurite> StartAsync(
        string? dataFolder = null, AzuritePorts? ports = null, Action<string>? log = null, bool logsRequests = false, CancellationToken cancellationToken = default)
    {
        var repository = Repository.Find();
        await NodePackages.InstallAsync(repository.Tool, repository.Artifacts, log ?? (_ => { }), cancellationToken);

        for (var attempt = 1; ; attempt++)
        {
            var chosen = ports ?? AzuritePorts.Free();
            var azurite = new Azurite(chosen, [
                StartService(repository, "blob", chosen.Blob, dataFolder, log, logsRequests),
                StartService(repository, "queue", chosen.Queue, dataFolder, log, logsRequests),
                StartService(repository, "table", chosen.Table, dataFolder, log, logsRequests)]);
            try
            {
                if (await azurite.IsReadyAsync(cancellationToken))
                    return azurite;
            }
            catch (OperationCanceledException)
            {
                await azurite.DisposeAsync();
                throw;
            }

            // A free port may have been taken by somebody else in between.
            await azurite.DisposeAsync();
            if (ports is not null || attempt == Attempts)
                throw new SetupException(LocalHostTexts.ServiceDidNotStart("Azurite", "azurite"));
        }
    }

    /// <summary>Lets pages of another origin read public blobs, which the site does where the API does not answer, and send files to signed addresses.</summary>
    public async Task LetInAsync(IEnumerable<string> origins, CancellationToken cancellationToken)
    {
        var service = new BlobServiceClient(ConnectionString);
        // With what is there besides: it refuses properties that were left out.
        var properties = (await service.GetPropertiesAsync(cancellationToken)).Value;
        properties.Cors = [new() { AllowedOrigins = string.Join(',', origins), AllowedMethods = "GET,HEAD,PUT", AllowedHeaders = "*", ExposedHeaders = "", MaxAgeInSeconds = 3600 }];
        await service.SetPropertiesAsync(properties, cancellationToken);
    }

    public async ValueTask DisposeAsync()
        => await Task.WhenAll(services.Select(service => service.DisposeAsync().AsTask()));

    private static SupervisedProcess StartService(Repository repository, string service, int port, string? dataFolder, Action<string>? log, bool logsRequests)
    {
        List<string> arguments =
        [
            Path.Combine(repository.Tool, "node_modules", "azurite", "dist", "src", service, "main.js"),
            $"--{service}Host", "127.0.0.1",
            $"--{service}Port", port.ToString(CultureInfo.InvariantCulture),
            "--skipApiVersionCheck", "--disableTelemetry",
        ];
        if (!logsRequests)
            arguments.Add("--silent");
        // Clients keep connections open: ended at the default of 5 s, some would be used as they close. The queue service has no such option.
        if (service != "queue")
            arguments.AddRange([$"--{service}KeepAliveTimeout", "120"]);
        if (dataFolder is null)
        {
            arguments.Add("--inMemoryPersistence");
            // The default is half of the machine's memory, for each service.
            if (service != "table")
                arguments.AddRange(["--extentMemoryLimit", "1024"]);
        }
        else
        {
            Directory.CreateDirectory(dataFolder);
            arguments.AddRange(["--location", dataFolder]);
        }

        var program = new ProgramToRun($"azurite-{service}", Executables.Require("node"), arguments)
        {
            WorkingDirectory = dataFolder ?? Path.GetTempPath(),
            // The one signal at which all three write down what they hold; the table service is deaf to SIGTERM.
            StopSignal = "SIGINT",
        };
        return SupervisedProcess.Start(program, line => log?.Invoke(line));
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(
            FreePorts.WaitUntilAnsweredAsync(Ports.Blob, services[0].Exited, StartTimeout, cancellationToken),
            FreePorts.WaitUntilAnsweredAsync(Ports.Queue, services[1].Exited, StartTimeout, cancellationToken),
            FreePorts.WaitUntilAnsweredAsync(Ports.Table, services[2].Exited, StartTimeout, cancellationToken));
        return answers.All(answered => answered);
    }
}
