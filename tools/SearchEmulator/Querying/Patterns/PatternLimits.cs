using Escouade.SearchEmulator.Rest;
using Lucene.Net.Util.Automaton;

namespace Escouade.SearchEmulator.Querying.Patterns;

/// <summary>
/// Refuses patterns whose automata would be too large. What costs is to make them deterministic, which can double the states with every
/// character; so that is played first, counting. The Lucene of the service has the same limit of 10,000 states.
/// </summary>
internal static class PatternLimits
{
    public const int LongestPattern = 1000;
    private const int MostStates = 10_000;
    private const int MostSteps = 2_000_000;

    public static Automaton Check(Automaton automaton) => automaton.GetNumberOfStates() <= MostStates ? automaton : throw TooComplex();

    public static void CheckProduct(Automaton left, Automaton right)
    {
        if ((long)left.GetNumberOfStates() * right.GetNumberOfStates() > MostStates)
            throw TooComplex();
    }

    public static void CheckRepeats(Automaton inner, int times)
    {
        if ((long)inner.GetNumberOfStates() * times > MostStates)
            throw TooComplex();
    }

    /// <summary>Counts the states that the automaton would have if it were deterministic.</summary>
    public static Automaton CheckDeterminized(Automaton automaton)
    {
        Check(automaton);
        if (automaton.IsDeterministic)
            return automaton;

        var numbers = new Dictionary<State, int>(ReferenceEqualityComparer.Instance);
        var first = new[] { NumberOf(automaton.GetInitialState(), numbers) };
        var states = new List<State> { automaton.GetInitialState() };
        var seen = new HashSet<string> { KeyOf(first) };
        var waiting = new Stack<int[]>([first]);
        var steps = 0;
        while (waiting.TryPop(out var set))
        {
            foreach (var next in Successors(set, states, numbers, ref steps))
            {
                if (seen.Add(KeyOf(next)))
                    waiting.Push(next);
                if (seen.Count > MostStates || steps > MostSteps)
                    throw TooComplex();
            }
        }

        return automaton;
    }

    public static RequestRefusedException TooComplex()
        => new(400, "InvalidRequestParameter", "The search text has a pattern that is too complex: it would need more than 10000 states.");

    private static List<int[]> Successors(int[] set, List<State> states, Dictionary<State, int> numbers, ref int steps)
    {
        var transitions = set.SelectMany(number => states[number].GetTransitions()).ToList();
        // Between two neighbouring points every character leads to the same states.
        var points = transitions.SelectMany(transition => (int[])[transition.Min, transition.Max + 1]).Distinct().ToList();
        steps += (transitions.Count * points.Count) + 1;
        if (steps > MostSteps)
            throw TooComplex();
        var successors = new List<int[]>(points.Count);
        foreach (var point in points)
        {
            var next = new SortedSet<int>();
            foreach (var transition in transitions.Where(transition => transition.Min <= point && point <= transition.Max))
            {
                var number = NumberOf(transition.Dest, numbers);
                if (number == states.Count)
                    states.Add(transition.Dest);
                next.Add(number);
            }

            if (next.Count > 0)
                successors.Add([.. next]);
        }

        return successors;
    }

    private static int NumberOf(State state, Dictionary<State, int> numbers)
    {
        if (!numbers.TryGetValue(state, out var number))
            numbers[state] = number = numbers.Count;
        return number;
    }

    private static string KeyOf(int[] set) => string.Create(set.Length * 2, set, (key, numbers) =>
    {
        for (var at = 0; at < numbers.Length; at++)
            (key[at * 2], key[(at * 2) + 1]) = ((char)numbers[at], (char)(numbers[at] >> 16));
    });
}
