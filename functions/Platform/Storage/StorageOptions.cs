namespace Escouade.Platform.Storage;

/// <summary>Where the two storage accounts are: the private one holds the truth, the public one what readers may fetch.</summary>
/// <remarks>A connection string is for Azurite; in the cloud the account's name is enough and the app's identity signs in.</remarks>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    public string? ConnectionString { get; set; }
    public string? PublicConnectionString { get; set; }

    /// <summary>Name of the private account, such as <c>stescouadeprod</c>.</summary>
    public string? AccountName { get; set; }
    public string? PublicAccountName { get; set; }

    /// <summary>Whether a person runs the app, signed in with <c>az login</c>, rather than the cloud.</summary>
    public bool SignsInAsPerson { get; set; }
}
