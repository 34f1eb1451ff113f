using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Escouade.LocalHost.Running;

/// <summary>Shows what is going on: a spinner in a terminal, a line a step elsewhere.</summary>
internal sealed class Steps(bool isPlain)
{
    /// <summary>Does a step that may take a while.</summary>
    /// <param name="step">Gets a function that shows a detail of what goes on.</param>
    public async Task<T> DoAsync<T>(string title, Func<Action<string>, Task<T>> step)
    {
        var clock = Stopwatch.StartNew();
        T result;
        if (isPlain)
        {
            Console.WriteLine($"{title}…");
            result = await step(_ => { });
        }
        else
        {
            result = await AnsiConsole.Status().StartAsync(Markup.Escape($"{title}…"), context
                => step(detail => context.Status(Markup.Escape($"{title} : {Shorten(detail)}"))));
            AnsiConsole.MarkupLine($"[green]✓[/] {Markup.Escape(title)} [grey]{clock.Elapsed.TotalSeconds.ToString("F1", CultureInfo.CurrentCulture)} s[/]");
        }
        return result;
    }

    public Task DoAsync(string title, Func<Action<string>, Task> step) => DoAsync(title, async show =>
    {
        await step(show);
        return true;
    });

    public void Warn(string text)
    {
        if (isPlain)
            Console.WriteLine(text);
        else
            AnsiConsole.MarkupLine($"[yellow]![/] {Markup.Escape(text)}");
    }

    public void ShowAddresses(IReadOnlyList<(string What, string Address)> addresses)
    {
        if (isPlain)
        {
            foreach (var (what, address) in addresses)
                Console.WriteLine($"{what,-24} {address}");
            return;
        }
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        foreach (var (what, address) in addresses)
            table.AddRow(Markup.Escape(what), $"[blue]{Markup.Escape(address)}[/]");
        AnsiConsole.Write(table);
    }

    private static string Shorten(string detail) => detail.Length <= 70 ? detail : $"{detail[..69]}…";
}
