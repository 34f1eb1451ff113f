using Escouade.Bench;
using Spectre.Console;

// dotnet run -c Release --project bench/Bench [-- reads|start|ingest|scale|search …]; all of them without a name.
string[] names = args.Length > 0 ? args : ["start", "reads", "ingest", "scale", "search"];
if (names.Any(name => name != "search"))
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
        "search" => SearchSpeed.RunAsync(),
        _ => throw new ArgumentException($"There is no bench named {name}: start, reads, ingest, scale, search."),
    });
}
