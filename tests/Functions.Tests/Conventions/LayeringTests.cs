using System.Text.RegularExpressions;
using Xunit;

namespace Escouade.Conventions;

public sealed partial class LayeringTests
{
    // Not features: what Git and the build leave there.
    private static readonly string[] Others = ["Platform", "Content", "host"];

    private static IEnumerable<string> Features
        => Directory.GetDirectories(Repository.PathTo("functions")).Select(folder => Path.GetFileName(folder)).Except(Others);

    public static TheoryData<string, string[]> Layers
    {
        get
        {
            var layers = new TheoryData<string, string[]> { { "Platform", [] }, { "Content", ["Platform", "Content"] } };
            foreach (var feature in Features)
                layers.Add(feature, ["Platform", "Content", feature]);
            return layers;
        }
    }

    [Theory, MemberData(nameof(Layers))]
    public void A_layer_imports_only_what_lies_below_it(string layer, string[] allowed)
    {
        var wrong = from file in Sources(layer)
                    from part in EscouadeParts(file)
                    where part != "Platform" || layer != "Platform"
                    where !allowed.Contains(part)
                    select $"{Path.GetRelativePath(Repository.Root, file)} uses Escouade.{part}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Only_adapters_know_the_Azure_SDK()
    {
        string[] adapters = ["Store.cs", "Files.cs", "Lists.cs", "Log.cs", "SpeechTranscriber.cs"];
        var searchService = Path.Combine("Search", "Service") + Path.DirectorySeparatorChar;

        var wrong = from file in Sources("").Where(file => !file.Contains("Platform", StringComparison.Ordinal))
                    where File.ReadLines(file).Any(line => line.StartsWith("using Azure", StringComparison.Ordinal))
                    where !adapters.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)) && !file.Contains(searchService, StringComparison.Ordinal)
                    select Path.GetRelativePath(Repository.Root, file);

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_local_host_does_not_know_the_function_app()
    {
        var project = File.ReadAllText(Repository.PathTo("tools", "LocalHost", "LocalHost.csproj"));

        Assert.DoesNotContain("ProjectReference", project, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sources(string layer)
        => Directory.EnumerateFiles(Repository.PathTo("functions", layer), "*.cs", SearchOption.AllDirectories);

    private static IEnumerable<string> EscouadeParts(string file)
        => from line in File.ReadLines(file)
           let import = Import().Match(line)
           where import.Success
           select import.Groups["part"].Value;

    [GeneratedRegex(@"^using (static )?Escouade\.(?<part>\w+)")]
    private static partial Regex Import();
}
