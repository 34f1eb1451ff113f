namespace Escouade.Platform.Identity;

/// <summary>What a person is here; whoever has none of these is a reader.</summary>
internal static class Roles
{
    /// <summary>Takes part in discussions.</summary>
    public const string Member = "member";

    /// <summary>Writes and answers under their name.</summary>
    public const string Expert = "expert";

    /// <summary>Reviews and publishes what experts write, and invites them.</summary>
    public const string Editor = "editor";

    /// <summary>Says who is what.</summary>
    public const string Administrator = "admin";

    /// <summary>Each may do what those before it may.</summary>
    public static readonly IReadOnlyList<string> All = [Member, Expert, Editor, Administrator];
}
