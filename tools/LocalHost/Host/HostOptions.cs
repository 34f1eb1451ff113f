namespace Escouade.LocalHost.Host;

/// <summary>What the host runs, and how.</summary>
/// <param name="AppFolders">Published apps; each runs in a process of its own and is known by its folder's name.</param>
internal sealed record HostOptions(IReadOnlyList<string> AppFolders)
{
    /// <summary>What bindings refer to and what the apps find in their environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Where delivered blob events are noted; null forgets them at the end.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The public port on the loopback address, 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Delivers events and messages several times, late and out of order.</summary>
    public bool Chaos { get; init; }

    public int Seed { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>How often containers are listed for new blobs.</summary>
    public TimeSpan BlobPollingInterval { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How long an HTTP exchange may be silent: the platform's load balancer ends it then.</summary>
    public TimeSpan HttpSilence { get; init; } = TimeSpan.FromSeconds(230);

    /// <summary>Takes the host's own lines.</summary>
    public Action<string> Log { get; init; } = _ => { };

    /// <summary>Takes those that the person at the terminal should see.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>Takes an app's lines: its name, then the line.</summary>
    public Action<string, string> AppLog { get; init; } = (_, _) => { };
}
