using System.Diagnostics;
using Azure;
using Escouade.Platform.Texts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Escouade.Platform.Http;

/// <summary>The refusals of the API: RFC 9457 problem details in the reader's language.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string? detail = null)
        => TypedResults.Problem(statusCode: status, detail: detail);

    /// <param name="errors">What is wrong, by field, all at once.</param>
    public static ProblemHttpResult Validation(IReadOnlyDictionary<string, string[]> errors)
        => TypedResults.Problem(
            statusCode: StatusCodes.Status400BadRequest,
            title: ProblemTexts.ForStatus(400).Title,
            detail: ProblemTexts.ValidationDetail,
            extensions: new Dictionary<string, object?> { ["errors"] = errors });

    public static ProblemHttpResult Validation(string field, string message)
        => Validation(new Dictionary<string, string[]> { [field] = [message] });

    public static IServiceCollection AddProblems(this IServiceCollection services) => services
        // Before the framework's own: the first that can write does.
        .AddSingleton<IProblemDetailsWriter, ProblemWriter>()
        .AddProblemDetails();

    /// <summary>Turns what nobody caught into a problem: an outage below us is a 503, the rest a 500.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = failure => failure switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                RequestFailedException or AggregateException { InnerException: RequestFailedException } or HttpRequestException or TimeoutException or OperationCanceledException => 503,
                _ => 500,
            },
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.UseStatusCodePages();
    }

    /// <summary>Writes every problem as JSON, whatever the caller says it accepts, and words those that came without words.</summary>
    private sealed class ProblemWriter : IProblemDetailsWriter
    {
        public bool CanWrite(ProblemDetailsContext context) => true;

        public async ValueTask WriteAsync(ProblemDetailsContext context)
        {
            var http = context.HttpContext;
            var problem = context.ProblemDetails;
            problem.Status ??= http.Response.StatusCode;
            var (title, detail) = ProblemTexts.ForStatus(problem.Status.Value);
            // The framework's own titles are English.
            problem.Title = title;
            problem.Detail ??= detail;
            problem.Type = "about:blank";
            problem.Instance ??= http.Request.Path;
            problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

            http.Response.StatusCode = problem.Status.Value;
            http.Response.Headers.CacheControl = "no-store";
            http.Response.Headers.ContentLanguage = System.Globalization.CultureInfo.CurrentUICulture.Name;
            http.Response.Headers.Append("Vary", "Accept-Language");
            if (problem.Status is 503 or 429)
                http.Response.Headers.RetryAfter = http.Response.Headers.RetryAfter is { Count: > 0 } known ? known : "5";
            await http.Response.WriteAsJsonAsync<ProblemDetails>(problem, options: null, contentType: "application/problem+json");
        }
    }
}
