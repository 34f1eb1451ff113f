using System.Text.Json;
using Xunit;

namespace Escouade.Conventions;

public sealed class SettingsTests
{
    // What the Functions host itself reads.
    private static readonly string[] OfTheHost = ["FUNCTIONS_WORKER_RUNTIME", "AzureWebJobsStorage"];

    [Fact]
    public void Every_key_of_the_sample_binds_to_an_option()
    {
        var options = typeof(Program).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetField("Section") is { IsLiteral: true })
            .SelectMany(type => type.GetProperties().Select(property => $"{type.GetField("Section")!.GetRawConstantValue()}__{property.Name}"))
            .ToHashSet();

        var unbound = SampleKeys().Except(OfTheHost).Where(key => !options.Contains(key));

        Assert.Empty(unbound);
    }

    [Fact]
    public void The_sample_is_not_secret_and_the_settings_made_from_it_are_ignored_by_git()
    {
        Assert.Contains("local.settings.json", File.ReadLines(Repository.PathTo(".gitignore")));
        Assert.All(SampleValues(), value => Assert.DoesNotContain("AccountKey=", value, StringComparison.Ordinal));
    }

    private static IEnumerable<string> SampleKeys() => Sample().Select(value => value.Name);

    private static IEnumerable<string> SampleValues() => Sample().Select(value => value.Value.GetString()!);

    private static JsonElement.ObjectEnumerator Sample()
        => JsonElement.Parse(File.ReadAllText(Repository.PathTo("local.settings.sample.json"))).GetProperty("Values").EnumerateObject();
}
