using Escouade.LocalHost.Processes;

namespace Escouade.LocalHost.Running;

/// <summary>The site's own checks: types, styles, its behaviour before a mock of the API, and what it weighs.</summary>
[Collection(RunningPlatform.Collection)]
public sealed class WebScriptTests
{
    [Theory]
    [InlineData("check")]
    [InlineData("test")]
    [InlineData("check:weight")]
    public async Task A_check_of_the_site_passes(string script)
    {
        Assert.SkipWhen(script is "test" && Executables.Find("chromium") is null, "There is no Chromium here to look at the site with: apt-get install chromium");
        var repository = Repository.Find();
        var said = new List<string>();
        await NodePackages.InstallAsync(repository.Web, repository.Artifacts, _ => { }, TestContext.Current.CancellationToken);
        // The weight is that of a build.
        string[] scripts = script is "check:weight" ? ["build", script] : [script];

        foreach (var name in scripts)
        {
            var program = new ProgramToRun("npm", Executables.Require("npm"), ["run", name]) { WorkingDirectory = repository.Web };
            await using var npm = SupervisedProcess.Start(program, line => Add(line));
            Assert.True(await npm.Exited.WaitAsync(TestContext.Current.CancellationToken) == 0, string.Join('\n', said));
        }

        void Add(string line)
        {
            lock (said)
                said.Add(line);
        }
    }
}
