using System.Text.Json;

namespace Escouade.LocalHost.Running;

/// <summary>The settings of the function apps: <c>local.settings.json</c>, with what the command line moved.</summary>
internal static class LocalSettings
{
    public static Dictionary<string, string> Read(Repository repository, RunOptions options)
    {
        var file = Path.Combine(repository.Root, "local.settings.json");
        if (!File.Exists(file))
            File.Copy(Path.Combine(repository.Root, "local.settings.sample.json"), file);

        Dictionary<string, string> values;
        try
        {
            values = JsonElement.Parse(File.ReadAllText(file)).GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString());
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SetupException(RunTexts.SettingsMalformed(file));
        }

        // Addresses are this run's own: a second run beside it has others.
        values["AzureWebJobsStorage"] = options.Storage.ConnectionString;
        values["Storage__ConnectionString"] = options.Storage.ConnectionString;
        values["Storage__PublicConnectionString"] = options.Storage.ConnectionString;
        values["Search__Endpoint"] = $"https://127.0.0.1:{options.SearchPort}";
        // maildev, which takes what it is given without encryption, sign-in, or sending it on.
        values["Mail__Host"] = "127.0.0.1";
        values["Mail__Port"] = $"{options.SmtpPort}";
        values["Mail__Tls"] = "None";
        values["Mail__User"] = "";
        values["Site__Url"] = $"http://localhost:{options.FrontPort}";
        return values;
    }
}
