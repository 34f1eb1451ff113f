using System.Text.Json.Serialization;
using Escouade.Media.Costs;
using Escouade.Media.Transcription;
using Escouade.Media.Uploads;
using Escouade.Platform.Http;
using Escouade.Platform.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Escouade.Media.Jobs;

/// <summary>Lists what is being made of media, and what failed and waits for somebody.</summary>
internal static class ListJobs
{
    // What was begun before is done, or failed.
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <param name="Budget">Of the automatic transcription, this month.</param>
    internal sealed record Response(IReadOnlyList<Job> Items, Budget Budget);

    /// <param name="Spent">CA$.</param>
    /// <param name="Most">CA$.</param>
    internal sealed record Budget(double Spent, double Most);

    /// <param name="Media">Id of the medium.</param>
    /// <param name="Step">Such as <c>MakeSound</c> or <c>MakePicture-480</c>.</param>
    /// <param name="Progress">In percent.</param>
    /// <param name="At">When it was done, or last heard of; null for what failed.</param>
    /// <param name="Estimate">What the whole medium takes.</param>
    internal sealed record Job(string Media, string? Title, string Step, JobState State, int Progress, DateTimeOffset? At, MediaEstimate? Estimate);

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

    private static async Task<Ok<Response>> HandleAsync(PoisonSteps poison, IMediaStore media, IOptions<CostOptions> prices, Transcripts transcripts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var jobs = new List<Job>();
        await foreach (var (id, name) in poison.PeekAsync(cancellationToken).Distinct())
        {
            var item = await media.FindAsync(id, cancellationToken);
            jobs.Add(new(id, item?.Title, name, JobState.Failed, Progress: 0, At: null, EstimateOf(item)));
        }
        foreach (var id in await media.ListTouchedAsync(clock.GetUtcNow() - Lately, cancellationToken))
        {
            if (await media.FindAsync(id, cancellationToken) is { } item)
                jobs.AddRange((await media.ListStepsAsync(id, cancellationToken)).Where(step => step.Source == item.Source && !jobs.Exists(job => job.Media == id && job.Step == step.Name))
                    .Select(step => new Job(id, item.Title, step.Name, step.IsDone ? JobState.Done : JobState.Running, step.Progress, step.At, EstimateOf(item))));
        }
        var (spent, most) = await transcripts.FindBudgetAsync(cancellationToken);
        return TypedResults.Ok(new Response([.. jobs.OrderBy(job => job.State).ThenByDescending(job => job.At)], new(spent, most)));

        MediaEstimate? EstimateOf(MediaItem? item) => item?.Content is { } content ? MediaEstimate.Of(content, item.File.Size, prices.Value) : null;
    }
}
