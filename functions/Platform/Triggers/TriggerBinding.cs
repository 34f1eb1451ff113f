using System.Text.Json.Nodes;

namespace Escouade.Platform.Triggers;

/// <summary>What starts a function that is not HTTP; carried by the endpoint that the host posts to.</summary>
/// <param name="Function">Name of the function, which is also the path that the host posts to.</param>
internal abstract record TriggerBinding(string Function)
{
    /// <summary>Name of the binding, and so of the member of the envelope's <c>Data</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The function's binding as <c>function.json</c> states it.</summary>
    public abstract JsonObject ToJson();

    /// <summary>Setting that holds the storage connection of the triggers, as the host itself uses it.</summary>
    protected const string Connection = "AzureWebJobsStorage";
}

/// <param name="Path">Container and blob name pattern, such as <c>inbox/{name}</c>.</param>
internal sealed record BlobTrigger(string Function, string Path) : TriggerBinding(Function)
{
    public override string Name => "blob";

    public override JsonObject ToJson() => new()
    {
        ["type"] = "blobTrigger",
        ["direction"] = "in",
        ["name"] = Name,
        ["path"] = Path,
        ["connection"] = Connection,
        // The only source that Flex Consumption accepts.
        ["source"] = "EventGrid",
        ["dataType"] = "binary",
        // The envelope then carries the blob's address and not its content.
        ["properties"] = new JsonObject { ["supportsDeferredBinding"] = true },
    };
}

internal sealed record QueueTrigger(string Function, string Queue) : TriggerBinding(Function)
{
    public override string Name => "msg";

    public override JsonObject ToJson() => new()
    {
        ["type"] = "queueTrigger",
        ["direction"] = "in",
        ["name"] = Name,
        ["queueName"] = Queue,
        ["connection"] = Connection,
    };
}

/// <param name="Schedule">Six-field NCrontab expression, in UTC.</param>
internal sealed record TimerTrigger(string Function, string Schedule) : TriggerBinding(Function)
{
    public override string Name => "timer";

    public override JsonObject ToJson() => new()
    {
        ["type"] = "timerTrigger",
        ["direction"] = "in",
        ["name"] = Name,
        ["schedule"] = Schedule,
    };
}
