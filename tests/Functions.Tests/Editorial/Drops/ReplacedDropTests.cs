using System.Text;
using Escouade.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Escouade.Editorial.Drops;

public sealed class ReplacedDropTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_that_was_dropped_last_is_the_text_whichever_event_ends_last()
    {
        await app.PutAsync("course.md", Encoding.UTF8.GetBytes(IngestDropTests.Text("Course", "resume: Premier jet")));
        var services = app.Services;
        var slow = new ReplacedWhileRead(services.GetRequiredService<IDropFiles>(), async () =>
        {
            await app.PutAsync("course.md", Encoding.UTF8.GetBytes(IngestDropTests.Text("Course", "resume: Version mendée")));
            Assert.Equal(200, await app.DeliverDropAsync("course.md"));
        });

        await IngestDrop.RunAsync(
            new("course.md"), slow, services.GetRequiredService<IDropLog>(), services.GetRequiredService<DropIntake>(), services.GetRequiredService<Recordings.RecordingDrop>(), TimeProvider.System, Token);
        await app.RunQueuesAsync();

        Assert.Equal("Version mendée", (await app.GetJsonAsync("/api/entries/course")).GetProperty("summary").GetString());
    }

    /// <summary>The inbox for one slow reader: once it has read the file, somebody else's is dropped and taken in before it goes on.</summary>
    private sealed class ReplacedWhileRead(IDropFiles inbox, Func<Task> replaceAsync) : IDropFiles
    {
        private bool isReplaced;

        public async Task<DropFile?> OpenAsync(string name, CancellationToken cancellationToken)
        {
            if (await inbox.OpenAsync(name, cancellationToken) is not { } file || isReplaced)
                return await inbox.OpenAsync(name, cancellationToken);
            var content = new MemoryStream();
            await file.Content.CopyToAsync(content, cancellationToken);
            content.Position = 0;
            isReplaced = true;
            await replaceAsync();
            return file with { Content = content };
        }

        public IAsyncEnumerable<DroppedFile> ListAsync(string prefix, CancellationToken cancellationToken) => inbox.ListAsync(prefix, cancellationToken);

        public Task RemoveAsync(string name, string tag, CancellationToken cancellationToken) => inbox.RemoveAsync(name, tag, cancellationToken);

        public Task<bool> IsReplacedAsync(string name, DropFile file, CancellationToken cancellationToken) => inbox.IsReplacedAsync(name, file, cancellationToken);

        public Task RejectAsync(string name, DropFile? file, byte[] problem, CancellationToken cancellationToken) => inbox.RejectAsync(name, file, problem, cancellationToken);
    }
}
