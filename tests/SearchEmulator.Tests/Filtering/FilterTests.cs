using Escouade.SearchEmulator.Fixtures;
using Xunit;

namespace Escouade.SearchEmulator.Filtering;

public sealed class FilterTests(ArticlesIndex articles) : IClassFixture<ArticlesIndex>
{
    [Theory]
    [InlineData("id eq '3'", "3")]
    [InlineData("'3' eq id", "3")]
    [InlineData("title eq 'Répondre aux avis'", "4")]
    [InlineData("title eq 'répondre aux avis'", "")]
    [InlineData("views gt 40", "1 3")]
    [InlineData("40 lt views", "1 3")]
    [InlineData("views ge 39.5 and views le 120.0", "1 2")]
    [InlineData("views ne 40", "1 3 4 5")]
    [InlineData("views eq null", "4")]
    [InlineData("views ne null", "1 2 3 5")]
    [InlineData("rating ge 4", "1 3 5")]
    [InlineData("rating lt 100", "1 2 3 5")]
    [InlineData("rating eq NaN", "")]
    [InlineData("rating ne NaN", "1 2 3 4 5")]
    [InlineData("rating lt INF and rating gt -INF", "1 2 3 5")]
    [InlineData("publishedAt lt 2024-01-01T00:00:00Z", "4")]
    [InlineData("publishedAt eq 2024-01-15T03:00:00.0000000-05:00", "1")]
    [InlineData("publishedAt eq 2024-03-02T12:30:00.5Z", "2")]
    [InlineData("publishedAt ge 2024-03-20T00:00Z", "3")]
    [InlineData("publishedAt eq null", "5")]
    public async Task Comparisons_see_raw_values_and_nulls(string filter, string expected)
        => Assert.Equal(expected, await articles.FilterAsync(filter));

    [Theory]
    [InlineData("isFree", "1 3 5")]
    [InlineData("not isFree", "2 4")]
    [InlineData("isFree eq false", "2")]
    [InlineData("isFree ne true", "2 4")]
    [InlineData("true", "1 2 3 4 5")]
    [InlineData("false or isFree", "1 3 5")]
    [InlineData("views eq 40 or views eq 0 and isFree", "2 5")]
    [InlineData("(views eq 40 or views eq 0) and isFree", "5")]
    [InlineData("not (views eq 40) and not (views eq 0)", "1 3 4")]
    [InlineData("not views eq 40", "1 3 4 5")]
    public async Task Operators_bind_as_in_OData(string filter, string expected) => Assert.Equal(expected, await articles.FilterAsync(filter));

    [Theory]
    [InlineData("search.in(id, '1,3 5')", "1 3 5")]
    [InlineData("search.in(id, '1|2,3', '|')", "1")]
    [InlineData("search.in(title, 'Choisir un hébergeur|Mesurer ses visites', '|')", "2 5")]
    [InlineData("not search.in(id, '1,2')", "3 4 5")]
    [InlineData("author/city eq 'montreal'", "1 5")]
    [InlineData("author/city eq 'Gaspé'", "4")]
    [InlineData("search.in(author/city, 'QUEBEC')", "2")]
    [InlineData("author eq null", "3")]
    [InlineData("author/name eq null", "3 4")]
    public async Task Strings_are_found_in_lists_and_through_normalizers(string filter, string expected)
        => Assert.Equal(expected, await articles.FilterAsync(filter));

    [Theory]
    [InlineData("themes/any()", "1 2 3 5")]
    [InlineData("not themes/any()", "4")]
    [InlineData("themes/any(t: t eq 'web')", "2 5")]
    [InlineData("themes/any(t: t eq 'photo' or t eq 'mesure')", "3 5")]
    [InlineData("themes/all(t: t ne 'web')", "1 3 4")]
    [InlineData("themes/any(t: search.in(t, 'web,photo'))", "2 3 5")]
    [InlineData("themes/any(t: search.in(t, 'web,photo') eq true)", "2 3 5")]
    [InlineData("themes/any(t: (t eq 'photo' or t eq 'mesure') or t eq 'courriel')", "1 3 5")]
    [InlineData("themes/all(t: not (t eq 'web') and (t ne 'photo' and t ne 'courriel'))", "4")]
    [InlineData("marks/any(m: (m gt 8 and m lt 10) or m eq 2)", "1 2")]
    [InlineData("marks/all(m: (m lt 6 or m gt 8) and m ne 2)", "1 3 4 5")]
    [InlineData("themes/all(t: not search.in(t, 'web,photo'))", "1 4")]
    [InlineData("marks/any(m: m ne 2)", "1")]
    [InlineData("marks/any(m: m ne 1 or m gt 7)", "1 2")]
    [InlineData("marks/all(m: m eq 2)", "2 3 4 5")]
    [InlineData("not marks/all(m: m eq 2)", "1")]
    [InlineData("marks/all(m: m eq 2 and m le 7)", "2 3 4 5")]
    [InlineData("marks/any(m: m gt 4)", "1")]
    [InlineData("marks/any(m: m gt 1 and m lt 3)", "2")]
    [InlineData("marks/all(m: m lt 3)", "2 3 4 5")]
    [InlineData("flags/any(f: f)", "1 2")]
    [InlineData("flags/any(f: not f)", "2")]
    [InlineData("flags/all(f: f)", "1 3 4 5")]
    [InlineData("days/any(d: d lt 2024-01-15T00:00:00Z)", "1")]
    public async Task Lambdas_test_the_elements_of_collections(string filter, string expected)
        => Assert.Equal(expected, await articles.FilterAsync(filter));

    [Theory]
    [InlineData("sections/any()", "1 2 5")]
    [InlineData("sections/any(s: s/heading eq 'L''objet' and s/minutes eq 9)", "2")]
    [InlineData("sections/any(s: s/heading eq 'L''objet') and sections/any(s: s/minutes eq 5)", "1 2")]
    [InlineData("sections/all(s: s/minutes ge 5)", "2 3 4")]
    [InlineData("sections/any(s: s/minutes eq null)", "5")]
    [InlineData("sections/any(s: s/tags/any(t: t eq 'a') and s/minutes eq 5)", "2")]
    [InlineData("sections/any(s: s/tags/all(t: t ne 'a'))", "1 2")]
    [InlineData("sections/any(s: not s/tags/any())", "2")]
    public async Task Lambdas_over_objects_hold_for_one_element_at_a_time(string filter, string expected)
        => Assert.Equal(expected, await articles.FilterAsync(filter));

    [Theory]
    [InlineData("geo.distance(place, geography'POINT(-73.5673 45.5017)') le 10", "1 5")]
    [InlineData("geo.distance(geography'POINT(-73.5673 45.5017)', place) gt 10", "2 4")]
    [InlineData("300 gt geo.distance(place, geography'POINT(-73.5673 45.5017)')", "1 2 5")]
    [InlineData("geo.intersects(place, geography'POLYGON((-74 45, -73 45, -73 46, -74 46, -74 45))')", "1 5")]
    [InlineData("stops/any(s: geo.distance(s, geography'POINT(-73.5673 45.5017)') lt 5)", "1")]
    [InlineData("stops/all(s: geo.distance(s, geography'POINT(-73.5673 45.5017)') gt 5)", "2 3 4 5")]
    [InlineData("stops/any(s: not (geo.distance(s, geography'POINT(-73.5673 45.5017)') ge 5))", "1")]
    [InlineData("stops/all(s: not geo.intersects(s, geography'POLYGON((-74 45, -73 45, -73 46, -74 46, -74 45))'))", "2 3 4 5")]
    [InlineData("geo.intersects(place, geography'POLYGON((170 40, -72 40, -72 60, 170 60, 170 40))')", "1 5")]
    [InlineData("geo.intersects(place, geography'POLYGON((-180 -90, 180 -90, 180 90, -180 90, -180 -90))')", "1 2 4 5")]
    [InlineData("false eq geo.intersects(place, geography'POLYGON((-74 45, -73 45, -73 46, -74 46, -74 45))')", "2 3 4")]
    [InlineData("place eq null", "3")]
    public async Task Points_are_tested_by_distance_and_area(string filter, string expected) => Assert.Equal(expected, await articles.FilterAsync(filter));

    [Theory]
    [InlineData("search.ismatch('infolettre')", "1 3")]
    [InlineData("search.ismatch('infolettre', 'title')", "1")]
    [InlineData("search.ismatch('lumière jour', 'text', 'simple', 'all')", "3")]
    [InlineData("search.ismatch('title:visit* OR text:négatif', null, 'full', 'any')", "4 5")]
    [InlineData("search.ismatch('infolettre') and isFree and views gt 200", "3")]
    [InlineData("not search.ismatch('infolettre')", "2 4 5")]
    [InlineData("search.ismatch('infolettre') eq true", "1 3")]
    [InlineData("search.ismatch('infolettre') ne true", "2 4 5")]
    [InlineData("false ne search.ismatch('infolettre')", "1 3")]
    public async Task Full_text_matches_can_stand_in_filters(string filter, string expected) => Assert.Equal(expected, await articles.FilterAsync(filter));

    [Theory]
    [InlineData("This is not a valid filter.", "Invalid expression: Syntax error at position 7 in 'This is not a valid filter.'.\r\nParameter name: $filter")]
    [InlineData("unknown eq 1", "Invalid expression: Could not find a property named 'unknown' on type 'search.document'.\r\nParameter name: $filter")]
    [InlineData("views eq 'forty'", "Invalid expression: A binary operator with incompatible types was detected. Found operand types 'Edm.Int32' and 'Edm.String' for operator kind 'Equal'.\r\nParameter name: $filter")]
    [InlineData("themes/any(t: t gt 'a')", "Invalid expression: Invalid lambda expression. Found a comparison operator (one of 'lt', 'le', 'gt', or 'ge'). Only equality operators are allowed in lambda expressions that iterate over fields of type Collection(Edm.String). For 'any', please use expressions of the form 'x eq y'. For 'all', please use expressions of the form 'x ne y' or 'not (x eq y)'.\r\nParameter name: $filter")]
    [InlineData("themes/any(t: t eq 'a' and t eq 'b')", "Invalid expression: Invalid lambda expression. Complex Boolean expressions are not supported in lambda expressions that iterate over fields of type Collection(Edm.String). For 'any', please join sub-expressions with 'or'; 'and' is not supported. For 'all', please join sub-expressions with 'and'; 'or' is not supported.\r\nParameter name: $filter")]
    [InlineData("text eq 'a'", "Invalid expression: 'text' is not a filterable field. Only filterable fields can be used in filter expressions.\r\nParameter name: $filter")]
    public async Task What_is_wrong_is_said_as_the_service_says_it(string filter, string message)
    {
        var answer = await articles.RefuseFilterAsync(filter);

        Assert.Equal(message, answer.ErrorMessage);
        Assert.Equal(string.Empty, answer.ErrorCode);
    }

    [Theory]
    [InlineData("views gt null")]
    [InlineData("title gt 'a'")]
    [InlineData("views")]
    [InlineData("1")]
    [InlineData("views eq views")]
    [InlineData("views add 1 eq 2")]
    [InlineData("contains(title, 'a')")]
    [InlineData("themes eq 'web'")]
    [InlineData("themes/any(t: t ne 'web')")]
    [InlineData("themes/any(t: t eq 'a' and t eq 'b')")]
    [InlineData("themes/all(t: t eq 'web')")]
    [InlineData("themes/any(t: not (t eq 'web'))")]
    [InlineData("marks/any(m: m ne 1 and m gt 0)")]
    [InlineData("marks/all(m: m eq 1 or m le 2)")]
    [InlineData("views eq NaN")]
    [InlineData("views lt INF")]
    [InlineData("INF gt views")]
    [InlineData("search.in(id, '1') eq 'true'")]
    [InlineData("search.in(id, '1') gt true")]
    [InlineData("search.in(id, '1') eq null")]
    [InlineData("marks/any(m: m gt 1 and (m lt 3 or m gt 5))")]
    [InlineData("marks/all(m: m gt 1 or (m lt 3 and m gt 2))")]
    [InlineData("themes/all()")]
    [InlineData("flags/any(f: f and not f)")]
    [InlineData("stops/any(s: geo.distance(s, geography'POINT(0 0)') gt 5)")]
    [InlineData("stops/any(s: not (geo.distance(s, geography'POINT(0 0)') lt 5))")]
    [InlineData("stops/all(s: geo.intersects(s, geography'POLYGON((0 0, 1 0, 1 1, 0 0))'))")]
    [InlineData("sections/any(s: search.ismatch('a'))")]
    [InlineData("sections/any(s: isFree)")]
    [InlineData("sections/heading eq 'a'")]
    [InlineData("sections/any(s: s/tags/any(t: s/minutes eq 1))")]
    [InlineData("title/any(t: t eq 'a')")]
    [InlineData("geo.distance(place, geography'POINT(0 0)') eq 1")]
    [InlineData("geo.distance(place, geography'POINT(200 0)') lt 1")]
    [InlineData("publishedAt eq 2024-01-01T00:00:00")]
    [InlineData("publishedAt eq 2024-01-01")]
    [InlineData("(isFree")]
    [InlineData("isFree)")]
    [InlineData("isFree and")]
    [InlineData("id eq 'a")]
    [InlineData("id in ('a')")]
    public async Task What_the_service_refuses_is_refused(string filter)
    {
        var answer = await articles.RefuseFilterAsync(filter);

        Assert.EndsWith("\r\nParameter name: $filter", answer.ErrorMessage, StringComparison.Ordinal);
    }
}
