using System.CommandLine;

namespace Escouade.LocalHost.Running;

public sealed class LocalSettingsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("escouade-settings-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Mail_goes_to_the_server_of_this_run_whatever_the_file_says()
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "local.settings.json"),
            """{"Values":{"Mail__Host":"smtp.exemple.ca","Mail__Port":"465","Mail__Tls":"Implicit","Mail__User":"maude","Mail__FromName":"L’Escouade"}}""",
            TestContext.Current.CancellationToken);

        var settings = LocalSettings.Read(new Repository(folder.FullName), Options("--smtp-port", "21025"));

        Assert.Equal(
            ("127.0.0.1", "21025", "None", "", "L’Escouade"),
            (settings["Mail__Host"], settings["Mail__Port"], settings["Mail__Tls"], settings["Mail__User"], settings["Mail__FromName"]));
    }

    private static RunOptions Options(params string[] words)
    {
        var options = new RunCommandOptions();
        var command = new RootCommand();
        foreach (var option in options.All)
            command.Options.Add(option);
        return options.Read(command.Parse(words));
    }
}
