namespace Escouade.LocalHost.Host;

/// <summary>A function as its <c>function.json</c> declares it.</summary>
internal sealed record FunctionDefinition(string Name, Trigger Trigger);

/// <summary>What makes a function run.</summary>
/// <param name="Binding">The name under which the trigger's data arrives.</param>
internal abstract record Trigger(string Binding);

/// <param name="Route">A route template without the prefix.</param>
/// <param name="Methods">Upper case; none means all.</param>
internal sealed record HttpTrigger(string Binding, string Route, IReadOnlyList<string> Methods) : Trigger(Binding);

internal sealed record QueueTrigger(string Binding, string Queue, string ConnectionString) : Trigger(Binding);

/// <param name="Path">The container and a pattern, such as <c>inbox/{name}</c>.</param>
/// <param name="IsDeferred">The app reads the blob itself: the envelope says where it is and holds no content.</param>
internal sealed record BlobTrigger(string Binding, string Path, string ConnectionString, bool IsDeferred) : Trigger(Binding);

/// <param name="Schedule">Six NCrontab fields.</param>
internal sealed record TimerTrigger(string Binding, string Schedule, bool RunOnStartup) : Trigger(Binding);
