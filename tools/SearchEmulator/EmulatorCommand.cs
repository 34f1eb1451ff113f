using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Escouade.SearchEmulator.Texts;

namespace Escouade.SearchEmulator;

/// <summary>The command line and what it says of a run.</summary>
internal static class EmulatorCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = OptionTexts.Port, DefaultValueFactory = _ => new EmulatorOptions().Port, CustomParser = ReadPort,
    };

    private static readonly Option<string> Data = new("--data") { Description = OptionTexts.Data, DefaultValueFactory = _ => Path.Combine(".local", "search") };
    private static readonly Option<string> AdminKey = Key("--admin-key", OptionTexts.AdminKey, new EmulatorOptions().AdminKey);
    private static readonly Option<string> QueryKey = Key("--query-key", OptionTexts.QueryKey, new EmulatorOptions().QueryKey);
    private static readonly Option<bool> Memory = new("--memory") { Description = OptionTexts.Memory };
    private static readonly Option<string?> Certificate = new("--certificate") { Description = OptionTexts.Certificate };

    public static RootCommand Make(Func<EmulatorOptions, CancellationToken, Task<int>> runAsync)
    {
        var command = new RootCommand(OptionTexts.Program) { Port, Data, AdminKey, QueryKey, Memory, Certificate };
        command.Options.OfType<HelpOption>().Single().Description = OptionTexts.Help;
        command.SetAction((parsed, cancellation) => runAsync(
            new EmulatorOptions
            {
                Port = parsed.GetValue(Port),
                DataFolder = parsed.GetValue(Memory) ? null : Path.GetFullPath(parsed.GetValue(Data)!),
                AdminKey = parsed.GetValue(AdminKey)!,
                QueryKey = parsed.GetValue(QueryKey)!,
                CertificateFile = parsed.GetValue(Certificate),
            },
            cancellation));
        return command;
    }

    private static Option<string> Key(string name, string description, string fallback)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => fallback };
        option.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError(OptionTexts.KeyEmpty(name));
        });
        return option;
    }

    private static int ReadPort(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= IPEndPoint.MaxPort)
            return port;
        result.AddError(OptionTexts.PortUnknown(text));
        return 0;
    }
}
