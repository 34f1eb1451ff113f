using System.Text.Json.Serialization;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Escouade.Media.Jobs;

/// <summary>Lists what is being made of media, and what failed and waits for somebody.</summary>
internal static class ListJobs
{
    // What was begun before is done, or failed.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    internal sealed record Response(IReadOnlyList<Job> Items);

    /// <param name="Media">Id of the medium.</param>
    /// <param name="Step">Such as <c>MakeSound</c> or <c>MakePicture-480</c>.</param>
    /// <param name="Progress">In percent.</param>
    /// <param name="At">When it was done, or last heard of; null for what failed.</param>
    internal sealed record Job(string Media, string? Title, string Step, JobState State, int Progress, DateTimeOffset? At);

    [JsonConverter(typeof(JsonStringEnumConverter<JobState>))]
    internal enum JobState
    {
        /// <summary>Five tries failed: it waits to be replayed.</summary>
        [JsonStringEnumMemberName("failed")] Failed,

        [JsonStringEnumMemberName("running")] Running,

        [JsonStringEnumMemberName("done")] Done,
    }

    public static void Map(IEndpointRouteBuilder app)
        => app.MapMethods("/api/staff/jobs", Reads.Methods, HandleAsync)
            .WithName(nameof(ListJobs))
            .WithSummary("Lists what is being made of media: what failed and waits to be replayed first, then what is under way, then what was done since yesterday.")
            .WithTags("staff")
            .RequireAuthorization(Policies.Staff);

    private static async Task<Ok<Response>> HandleAsync(PoisonSteps poison, IMediaStore media, TimeProvider clock, CancellationToken cancellationToken)
    {
        var jobs = new List<Job>();
        await foreach (var (id, name) in poison.PeekAsync(cancellationToken).Distinct())
            jobs.Add(new(id, (await media.FindAsync(id, cancellationToken))?.Title, name, JobState.Failed, Progress: 0, At: null));
        foreach (var id in await media.ListTouchedAsync(clock.GetUtcNow() - Lately, cancellationToken))
        {
            if (await media.FindAsync(id, cancellationToken) is { } item)
                jobs.AddRange((await media.ListStepsAsync(id, cancellationToken)).Where(step => step.Source == item.Source && !jobs.Exists(job => job.Media == id && job.Step == step.Name))
                    .Select(step => new Job(id, item.Title, step.Name, step.IsDone ? JobState.Done : JobState.Running, step.Progress, step.At)));
        }
        return TypedResults.Ok(new Response([.. jobs.OrderBy(job => job.State).ThenByDescending(job => job.At)]));
    }
}
