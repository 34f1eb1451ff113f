namespace Escouade.Content;

/// <summary>The words of our subjects.</summary>
internal interface IGlossary
{
    /// <summary>As Québec prefers them.</summary>
    IReadOnlyList<string> Terms { get; }
}
