using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace Escouade.Editorial.Drops;

/// <summary>Reads the YAML of a header into values that know their place in the file.</summary>
internal static class HeaderReader
{
    public const int MaxCharacters = 64 * 1024;

    // Reading recurses, and no author nests values: a cover's map in a list is 3.
    private const int MaxDepth = 20;

    /// <param name="line">The line of the file on which the YAML begins.</param>
    /// <returns>Null where the problems say why.</returns>
    public static IReadOnlyList<SourceField>? Read(string yaml, int line, ProblemList problems)
    {
        if (yaml.Length > MaxCharacters)
        {
            problems.Add(DropProblemCodes.HeaderTooLarge, new(line, 1), null, DropTexts.Size(yaml.Length), DropTexts.Size(MaxCharacters));
            return null;
        }

        try
        {
            return new Reading(new Parser(new StringReader(yaml)), line - 1, problems).ReadHeader();
        }
        catch (YamlException exception)
        {
            var position = Reading.PositionOf(exception.Start, line - 1);
            problems.Add(DropProblemCodes.HeaderInvalid, position, null, position.Line);
            return null;
        }
        // What the parser's own state trips over: « [a » followed by « b: } ».
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException)
        {
            problems.Add(DropProblemCodes.HeaderInvalid, new(line, 1), null, line);
            return null;
        }
    }

    private sealed class Reading(IParser parser, int linesBefore, ProblemList problems)
    {
        public static SourcePosition PositionOf(Mark mark, int linesBefore) => new((int)mark.Line + linesBefore, (int)mark.Column);

        public IReadOnlyList<SourceField>? ReadHeader()
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return [];

            parser.Consume<DocumentStart>();
            var start = PositionOf(parser.Current!.Start, linesBefore);
            var value = ReadValue(0);
            if (value is SourceMap map)
            {
                parser.Consume<DocumentEnd>();
                return map.Fields;
            }

            // An empty header is an empty text.
            if (value is SourceText { Text: "" })
                return [];
            if (value is not null)
                problems.Add(DropProblemCodes.HeaderNotFields, start, null);
            return null;
        }

        private SourceValue? ReadValue(int depth)
        {
            var position = PositionOf(parser.Current!.Start, linesBefore);
            if (depth > MaxDepth || parser.Current is not (YamlScalar or SequenceStart or MappingStart) || parser.Current is NodeEvent { Anchor.IsEmpty: false })
            {
                problems.Add(DropProblemCodes.HeaderTooDeep, position, null);
                return null;
            }

            if (parser.TryConsume<YamlScalar>(out var scalar))
                return new SourceText(scalar.Value, scalar.Style is not ScalarStyle.Plain, position);
            return parser.Current is SequenceStart ? ReadList(depth, position) : ReadMap(depth, position);
        }

        private SourceList? ReadList(int depth, SourcePosition position)
        {
            var items = new List<SourceValue>();
            parser.Consume<SequenceStart>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                if (ReadValue(depth + 1) is not { } item)
                    return null;
                items.Add(item);
            }

            return new SourceList(items, position);
        }

        private SourceMap? ReadMap(int depth, SourcePosition position)
        {
            var fields = new List<SourceField>();
            var keys = new HashSet<string>(StringComparer.Ordinal);
            parser.Consume<MappingStart>();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var at = PositionOf(parser.Current!.Start, linesBefore);
                if (!parser.TryConsume<YamlScalar>(out var key))
                {
                    problems.Add(DropProblemCodes.HeaderNotFields, at, null);
                    return null;
                }

                if (ReadValue(depth + 1) is not { } value)
                    return null;
                if (keys.Add(key.Value))
                    fields.Add(new SourceField(key.Value, value, at));
                else
                    problems.Add(DropProblemCodes.FieldRepeated, at, null, key.Value);
            }

            return new SourceMap(fields, position);
        }
    }
}
