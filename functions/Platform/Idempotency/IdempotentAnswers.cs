using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Escouade.Platform.Http;
using Escouade.Platform.Texts;

namespace Escouade.Platform.Idempotency;

/// <summary>Answers the same to whoever sends the same creation again; see <see cref="IdempotencyKey"/>.</summary>
/// <remarks>When storage is silent it fails like any write: an answer that could not be found again would break the promise of the key.</remarks>
internal sealed class IdempotentAnswers(IAnswerStore store, ILogger<IdempotentAnswers> logger)
{
    // Whoever lost the connection asks again at once; most answers come within this.
    private const string LookAgain = "2";

    // Larger bodies wait in a temporary file while they are hashed.
    private const int MostInMemory = 1024 * 1024;

    public async Task AnswerAsync(HttpContext context, IdempotencyKey requirement, RequestDelegate next)
    {
        var key = context.Request.Headers[IdempotencyKey.Header].ToString();
        if (!IdempotencyKey.IsUsable(key))
        {
            await (requirement.IsMissedByUseCase
                ? next(context)
                : Problems.Validation(IdempotencyKey.Header, ProblemTexts.IdempotencyKeyMissing).ExecuteAsync(context));
            return;
        }
        var id = IdOf(context, key);
        var body = await HashAsync(context.Request);
        var claim = await store.ClaimAsync(id, body, context.RequestAborted);
        await (claim.Outcome switch
        {
            ClaimOutcome.Mine => RunAsync(context, next, id, body, claim.Tag!),
            ClaimOutcome.Answered => CapturedAnswer.WriteAsync(context.Response, claim.Answer!),
            ClaimOutcome.OtherBody => Problems.Of(StatusCodes.Status422UnprocessableEntity, ProblemTexts.IdempotencyKeyReused).ExecuteAsync(context),
            _ => RefuseForNowAsync(context),
        });
    }

    private async Task RunAsync(HttpContext context, RequestDelegate next, string id, string body, string claim)
    {
        byte[] answer;
        try
        {
            answer = await CapturedAnswer.CaptureAsync(context, next);
        }
        catch (Exception failure)
        {
            await EndAsync(id, () => failure is BadHttpRequestException
                ? store.DropAsync(id, claim, CancellationToken.None)
                : store.ReleaseAsync(id, body, claim, CancellationToken.None));
            throw;
        }
        await EndAsync(id, () => context.Response.StatusCode switch
        {
            < 400 when answer.Length <= StoredAnswer.MostBody => store.KeepAsync(id, body, claim, CapturedAnswer.Of(context.Response, answer), CancellationToken.None),
            >= 400 and < 500 => store.DropAsync(id, claim, CancellationToken.None),
            _ => store.ReleaseAsync(id, body, claim, CancellationToken.None),
        });
        await CapturedAnswer.WriteAsync(context.Response, answer);
    }

    /// <summary>What was done is done: a claim that cannot be ended lapses by itself.</summary>
    private async Task EndAsync(string id, Func<Task> endAsync)
    {
        try
        {
            await endAsync();
        }
        catch (Exception failure)
        {
            logger.LogWarning(failure, "The answer under {Id} was not stored.", id);
        }
    }

    private static Task RefuseForNowAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = LookAgain;
        return Problems.Of(StatusCodes.Status409Conflict, ProblemTexts.IdempotencyKeyUnderWay).ExecuteAsync(context);
    }

    /// <summary>Two people, or two addresses, may use one key. Those who did not sign in are one person: their keys have to be hard to guess.</summary>
    private static string IdOf(HttpContext context, string key)
    {
        var request = context.Request;
        // One address, however it is spelt: routing asks for neither case nor a last slash.
        var address = (request.Path.Value ?? "").ToLowerInvariant().TrimEnd('/');
        string[] parts = [context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", request.Method, address, key];
        // With its length before each part, no text can pass for two others.
        return Hex(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(parts.Select(part => $"{part.Length}:{part}")))));
    }

    /// <returns>Of all that is asked under the key: what stands in the query is asked like what stands in the body.</returns>
    private static async Task<string> HashAsync(HttpRequest request)
    {
        request.EnableBuffering(MostInMemory);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(await SHA256.HashDataAsync(request.Body, request.HttpContext.RequestAborted));
        hash.AppendData(Encoding.UTF8.GetBytes(request.QueryString.Value ?? ""));
        request.Body.Position = 0;
        return Hex(hash.GetHashAndReset());
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}

internal static class IdempotentAnswersMiddleware
{
    public static IServiceCollection AddIdempotencyKeys(this IServiceCollection services) => services
        .AddSingleton<IAnswerStore, TableAnswerStore>()
        .AddSingleton<IdempotentAnswers>();

    public static void UseIdempotencyKeys(this WebApplication app)
    {
        // Made for the first who creates: nobody who only reads after a cold start waits for it.
        var answers = new Lazy<IdempotentAnswers>(app.Services.GetRequiredService<IdempotentAnswers>);
        app.Use((context, next) => context.GetEndpoint()?.Metadata.GetMetadata<IdempotencyKey>() is { } requirement
            ? answers.Value.AnswerAsync(context, requirement, next)
            : next(context));
    }
}
