using System.CommandLine;
using System.Globalization;
using Escouade.LocalHost;
using Escouade.LocalHost.Running;

// French, unless the machine speaks English.
var language = Array.IndexOf(args, "--lang") is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
    new CultureInfo(language == "en" ? "en-CA" : "fr-CA");

var options = new RunCommandOptions();
var run = new RootCommand(RunTexts.RunDescription);
foreach (var option in options.All)
    run.Options.Add(option);
run.SetAction((parsed, stop) => Guard(() => Platform.RunAsync(options.Read(parsed), stop)));

var files = new Argument<string[]>("files") { Description = RunTexts.DropFilesDescription, Arity = ArgumentArity.OneOrMore };
var drop = new Command("drop", RunTexts.DropDescription) { files };
drop.SetAction((parsed, stop) => Guard(() => Drop.RunAsync(options.Read(parsed), parsed.GetValue(files)!, stop)));
run.Subcommands.Add(drop);

var words = new Argument<string[]>("words") { Description = RunTexts.PeopleWordsDescription, Arity = ArgumentArity.OneOrMore };
var account = new Option<string?>("--account") { Description = RunTexts.AccountDescription };
var people = new Command("people", RunTexts.PeopleDescription) { words, account };
people.SetAction((parsed, stop) => Guard(() => People.RunAsync(options.Read(parsed), parsed.GetValue(words)!, parsed.GetValue(account), stop)));
run.Subcommands.Add(people);

// Children are ended first: Ctrl+C must not end this process before them.
return await run.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });

static async Task<int> Guard(Func<Task<int>> runAsync)
{
    try
    {
        return await runAsync();
    }
    catch (SetupException problem)
    {
        await Console.Error.WriteLineAsync(problem.Message);
        return 1;
    }
    catch (OperationCanceledException)
    {
        return 0;
    }
}
