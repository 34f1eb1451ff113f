namespace Escouade.Platform.Http;

/// <summary>The methods that every reading endpoint answers.</summary>
internal static class Reads
{
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];
}
