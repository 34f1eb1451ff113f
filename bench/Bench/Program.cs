using Escouade.Bench;
using Spectre.Console;

// dotnet run -c Release --project bench/Bench [-- reads|start|ingest|scale …]; all of them without a name.
string[] names = args.Length > 0 ? args : ["start", "reads", "ingest", "scale"];
await Published.BuildAsync();
foreach (var name in names)
{
    AnsiConsole.MarkupLineInterpolated($"\n[bold]{name}[/]");
    await (name switch
    {
        "start" => ColdStart.RunAsync(),
        "reads" => HotReads.RunAsync(),
        "ingest" => Ingest.RunAsync(),
        "scale" => Scale.RunAsync(),
        _ => throw new ArgumentException($"There is no bench named {name}: start, reads, ingest, scale."),
    });
}
