namespace Escouade.SearchEmulator.Fixtures;

/// <summary>Makes an index of its own for one test.</summary>
internal static class SmallIndex
{
    /// <summary>The index's path. Fields and documents are JSON arrays; an object holds further members of the definition.</summary>
    public static async Task<string> MakeAsync(RunningEmulator emulator, string fields, string documents = "[]", string members = "{}")
    {
        var name = emulator.NewName();
        (await emulator.PostAsync("/indexes", $$"""{"fields":{{fields}},"name":"{{name}}"{{(members == "{}" ? "}" : "," + members[1..])}}""")).MustBe(201);
        var path = $"/indexes('{name}')";
        if (documents != "[]")
            (await emulator.PostAsync($"{path}/docs/search.index", $$"""{"value":{{documents}}}""")).MustBe(200);
        return path;
    }
}
