using System.Globalization;
using Xunit;

namespace Escouade.Editorial.Desk;

public sealed class WorkflowTests
{
    public static TheoryData<string> Actions => [.. Workflow.Moves.Select(move => move.Action)];

    [Theory]
    [MemberData(nameof(Actions))]
    public void What_is_impossible_is_said_in_both_languages(string action)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            foreach (var state in Enum.GetValues<DeskState>().Except([.. Workflow.Find(action)!.From, DeskState.Removed]))
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-CA");
                Assert.Matches("^Une entrée .+ ne peut pas être .+\\.$", DeskTexts.NoSuchMove(action, state));
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-CA");
                Assert.Matches("^An entry that is .+ cannot be .+\\.$", DeskTexts.NoSuchMove(action, state));
            }
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
