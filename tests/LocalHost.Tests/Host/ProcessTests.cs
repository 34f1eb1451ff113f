using System.Net;

namespace Escouade.LocalHost.Host;

public sealed class ProcessTests(AzuriteFixture storage) : HostTests(storage)
{
    private readonly HttpClient client = new(new SocketsHttpHandler());

    [Fact]
    public async Task The_app_finds_the_environment_of_a_custom_handler()
    {
        var app = App("api").Http("Environment", "environment/{name}", "get");
        var host = await StartAsync(app, options => options with
        {
            Settings = new Dictionary<string, string>(options.Settings) { ["Site__Url"] = "http://localhost:4280" },
        });

        Assert.Equal("http://localhost:4280", await GetAsync(host, "Site:Url"));
        Assert.Equal(app.Path, await GetAsync(host, "FUNCTIONS_APP_ROOT_PATH"));
        Assert.True(Guid.TryParse(await GetAsync(host, "FUNCTIONS_CUSTOMHANDLER_WORKER_ID"), out _));
        Assert.NotEqual(host.Address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), await GetAsync(host, "FUNCTIONS_CUSTOMHANDLER_PORT"));
        Assert.Contains(AppLog, line => line.EndsWith($"in {app.Path}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_crash_ends_the_request_in_flight_with_500_and_the_app_comes_back()
    {
        var host = await StartAsync(Exits());

        Assert.Equal(HttpStatusCode.InternalServerError, await ExitAsync(host, 3));
        await Eventually.TrueAsync(async () => await StatusAsync(host) == HttpStatusCode.OK);

        Assert.Contains(Log, line => line.Contains("(code 3)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_kill_is_a_crash()
    {
        var host = await StartAsync(Exits());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(host));

        await host.KillAsync("api");
        await Eventually.TrueAsync(() => Log.Any(line => line.Contains("(code 137)", StringComparison.Ordinal)));

        await Eventually.TrueAsync(async () => await StatusAsync(host) == HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_the_third_death_the_app_is_given_up()
    {
        var host = await StartAsync(Exits());
        for (var death = 1; death <= 3; death++)
        {
            await Eventually.TrueAsync(async () => await StatusAsync(host) == HttpStatusCode.OK);
            await ExitAsync(host, 1);
            await Eventually.TrueAsync(() => Log.Count(line => line.Contains("(code 1)", StringComparison.Ordinal)) == death);
        }

        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(host));
        Assert.False(await host.WaitUntilReadyAsync(Cancellation));
        Assert.Contains("trois fois en 30", await host.AppEnded.WaitAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deaths_are_forgotten_after_thirty_minutes()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var host = await StartAsync(Exits(), options => options with { Clock = clock });
        for (var death = 1; death <= 4; death++)
        {
            await Eventually.TrueAsync(async () => await StatusAsync(host) == HttpStatusCode.OK);
            await ExitAsync(host, 1);
            await Eventually.TrueAsync(() => Log.Count(line => line.Contains("(code 1)", StringComparison.Ordinal)) == death);
            clock.Advance(TimeSpan.FromMinutes(15));
        }

        await Eventually.TrueAsync(async () => await StatusAsync(host) == HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_app_that_ends_with_0_is_not_restarted_and_answers_500()
    {
        var host = await StartAsync(Exits());

        await ExitAsync(host, 0);

        Assert.False(await WaitUntilNotReadyAsync(host));
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusAsync(host));
        Assert.Contains("(code 0)", await host.AppEnded.WaitAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_that_cannot_start_is_given_up_after_three_deaths()
    {
        var host = await StartAsync(Exits(), options => options with
        {
            Settings = new Dictionary<string, string>(options.Settings) { ["ECHO_EXIT_AT_START"] = "7" },
        });

        Assert.False(await host.WaitUntilReadyAsync(Cancellation));
        Assert.Equal(3, Log.Count(line => line.Contains("(code 7)", StringComparison.Ordinal)));
    }

    private EchoAppFolder Exits() => App("api").Http("Echo", "echo/{**rest}", "get").Http("Exit", "exit/{code}", "post");

    private async Task<string> GetAsync(FunctionsHost host, string name)
        => await client.GetStringAsync(new Uri(host.Address, $"/api/environment/{name}"), Cancellation);

    private async Task<HttpStatusCode> StatusAsync(FunctionsHost host)
    {
        using var response = await client.GetAsync(new Uri(host.Address, "/api/echo"), Cancellation);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> ExitAsync(FunctionsHost host, int code)
    {
        using var response = await client.PostAsync(new Uri(host.Address, $"/api/exit/{code}"), null, Cancellation);
        return response.StatusCode;
    }

    private static async Task<bool> WaitUntilNotReadyAsync(FunctionsHost host)
    {
        var ready = true;
        await Eventually.TrueAsync(async () => !(ready = await host.WaitUntilReadyAsync(Cancellation)));
        return ready;
    }
}
