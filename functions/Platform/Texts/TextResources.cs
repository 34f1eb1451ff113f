using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace Escouade.Platform.Texts;

/// <summary>Reads a feature's texts from the resource file that bears the name of its accessor class.</summary>
/// <remarks>The neutral file is Québec French, <c>.en.resx</c> beside it is English; the request's UI culture chooses.</remarks>
internal sealed class TextResources(Type accessor)
{
    private readonly ResourceManager resources = new(accessor.FullName!, accessor.Assembly);

    public string Get([CallerMemberName] string key = "")
        => resources.GetString(key, CultureInfo.CurrentUICulture)
            ?? throw new MissingManifestResourceException($"{accessor.FullName} has no text named {key}.");

    /// <returns>The text in a language of the caller's choice, for what is made for somebody else than who asks.</returns>
    public string In(CultureInfo language, string key, params object[] arguments) => string.Format(
        language, resources.GetString(key, language) ?? throw new MissingManifestResourceException($"{accessor.FullName} has no text named {key}."), arguments);

    public string Format(string key, params object[] arguments)
        => string.Format(CultureInfo.CurrentCulture, Get(key), arguments);
}
