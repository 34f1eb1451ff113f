using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace Escouade.Editorial.Drops;

/// <summary>Writes the YAML of a header so that each value is read again as what it was.</summary>
internal sealed partial class HeaderWriter
{
    private readonly Emitter emitter;

    public HeaderWriter(TextWriter yaml)
    {
        // No line is folded: authors edit a header line by line.
        emitter = new Emitter(yaml, EmitterSettings.Default.WithBestWidth(int.MaxValue));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        emitter.Emit(new MappingStart());
    }

    public void Text(string key, string? value)
    {
        if (value is null)
            return;
        Word(key);
        Word(value);
    }

    public void List(string key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
            return;
        Word(key);
        emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
        foreach (var value in values)
            Word(value);
        emitter.Emit(new SequenceEnd());
    }

    public void Map(string key, params ReadOnlySpan<(string Key, string Value)> values)
    {
        Word(key);
        emitter.Emit(new MappingStart());
        foreach (var (name, value) in values)
            Text(name, value);
        emitter.Emit(new MappingEnd());
    }

    public void Json(string key, JsonElement value)
    {
        Word(key);
        Json(value);
    }

    public void End()
    {
        emitter.Emit(new MappingEnd());
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
    }

    private void Json(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                emitter.Emit(new MappingStart());
                foreach (var property in value.EnumerateObject())
                    Json(property.Name, property.Value);
                emitter.Emit(new MappingEnd());
                break;
            case JsonValueKind.Array:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Any));
                foreach (var item in value.EnumerateArray())
                    Json(item);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValueKind.String:
                Scalar(value.GetString()!, ScalarStyle.DoubleQuoted);
                break;
            default:
                Scalar(value.GetRawText(), ScalarStyle.Plain);
                break;
        }
    }

    private void Word(string text) => Scalar(text, PlainWords().IsMatch(text) && !Keywords().IsMatch(text) ? ScalarStyle.Plain : ScalarStyle.DoubleQuoted);

    private void Scalar(string text, ScalarStyle style)
        => emitter.Emit(new YamlScalar(AnchorName.Empty, TagName.Empty, text, style, isPlainImplicit: true, isQuotedImplicit: true));

    [GeneratedRegex(@"^[\p{L}\p{Nd}]([\p{L}\p{Nd} ’'.,()/–-]*[\p{L}\p{Nd}.)])?\z")]
    private static partial Regex PlainWords();

    [GeneratedRegex(@"^(null|true|false)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Keywords();
}
