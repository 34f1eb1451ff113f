using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Escouade.LocalHost.EchoApp;

/// <summary>Notes every envelope in a file and behaves as words inside it ask.</summary>
internal static partial class Triggers
{
    private static readonly ConcurrentDictionary<string, int> Failures = new();
    private static int sequence;

    public static void Map(WebApplication app, string records)
        => app.MapPost("/{function}", async (string function, HttpContext context) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            var body = await reader.ReadToEndAsync();
            await NoteAsync(records, function, context, body);
            return await AnswerAsync(body);
        });

    private static async Task NoteAsync(string records, string function, HttpContext context, string body)
    {
        var name = $"{Environment.TickCount64:D15}-{Environment.ProcessId}-{Interlocked.Increment(ref sequence):D6}-{function}";
        var draft = Path.Combine(records, name + ".draft");
        var headers = context.Request.Headers;
        await File.WriteAllTextAsync(
            draft, $"{context.Request.Path}\n{headers.ContentType}\n{headers.TransferEncoding}\n{headers.ContentLength}\n{body}");
        File.Move(draft, Path.Combine(records, name + ".txt"));
    }

    private static async Task<IResult> AnswerAsync(string body)
    {
        if (FailureWord().Match(body) is { Success: true } word
            && Failures.AddOrUpdate(word.Value, 1, (_, count) => count + 1) <= int.Parse(word.Groups[1].Value, CultureInfo.InvariantCulture))
            return TypedResults.InternalServerError();
        if (DelayWord().Match(body) is { Success: true } delay)
            await Task.Delay(int.Parse(delay.Groups[1].Value, CultureInfo.InvariantCulture));
        if (body.Contains("answer-nothing", StringComparison.Ordinal))
            return TypedResults.Ok();
        if (body.Contains("answer-list", StringComparison.Ordinal))
            return TypedResults.Text("[]", "application/json");
        return TypedResults.Text("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", "application/json");
    }

    [GeneratedRegex(@"fail-(\d+)-\w+")]
    private static partial Regex FailureWord();

    [GeneratedRegex(@"delay-(\d+)")]
    private static partial Regex DelayWord();
}
