using Escouade.Media.Quarantine;

namespace Escouade.Media.Uploads;

/// <summary>A file as its owner announced it.</summary>
/// <param name="Number">From 1; each that replaces another has a blob of its own.</param>
/// <param name="Name">As it was on its owner's disk.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">In lower-case hexadecimal; null where its owner did not know.</param>
internal sealed record MediaFile(int Number, string Name, long Size, string? Sha256)
{
    /// <summary>Tag of the dropped file that it is a copy of; null where somebody sent it.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether somebody announced it who may put it before readers, see <see cref="MediaChanges.MayVouch"/>.</summary>
    public bool IsVouchedFor { get; init; }

    /// <summary>Why it was refused; null unless it was.</summary>
    public MediaFault? Fault { get; init; }

    /// <summary>Tag of what somebody looked at; what has another has to be looked at again. Null before.</summary>
    public string? Source { get; init; }
}
