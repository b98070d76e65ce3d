internal import TextKit

/// Words that tell a report of sport from others, and a team from the city whose name it has; English only.
enum TeamLexicon {
    /// Words of sport; an article with two of them may name teams by their cities.
    static let sport = WordHash.set(
        """
        soccer football basketball baseball hockey rugby cricket handball volleyball softball lacrosse netball \
        league leagues division playoff playoffs play-off play-offs semifinal semifinals semi-final semi-finals \
        quarterfinal quarterfinals quarter-final quarter-finals championship championships tournament \
        season match matches fixture fixtures standings scorer scorers striker strikers goalkeeper midfielder \
        defender winger fullback goal goals halftime half-time innings inning wicket wickets homer homers homered \
        touchdown touchdowns quarterback pitcher pitchers batting shutout rebounds overtime stoppage referee \
        coach coaches unbeaten nil kickoff kick-off penalty nba nfl nhl mlb mls fifa uefa ncaa
        """)

    /// Verbs between two teams.
    static let beats = WordHash.set(
        """
        beat beats beating defeated defeats defeating edged edges downed routed routs thrashed thrashes hammered \
        crushed trounced blanked outscored outlasted overpowered upset stunned swept topped overcame eliminated \
        outplayed humbled demolished overwhelmed whipped clobbered
        """)

    /// Verbs of a team that a score follows: "won 3-2", "led 21-7 at half-time".
    static let scores = WordHash.set(
        "won win wins lost lose loses drew draw draws led leads lead trailed trails scored")

    /// What a score stands before: "a 3-2 win over Boston".
    static let outcomes = WordHash.set(
        "win victory triumph defeat loss draw rout shutout success lead thrashing decision tie")

    /// Words between an outcome and the team that it was gained against.
    static let against = WordHash.set("over against to by with")

    /// Verbs before the team that gains: "gave Boston a 3-2 lead".
    static let gifts = WordHash.set(
        "gave give gives giving handed hands handing put puts putting lifted lifting")

    /// What a team's name stands before.
    static let players = WordHash.set(
        "coach striker goalkeeper midfielder defender winger quarterback pitcher fullback skipper goaltender")

    /// Words between the teams of a fixture.
    static let versus = WordHash.set("v v. vs vs. at @ versus")

    /// Before these a city is where something happens, whatever plays there.
    static let places = WordHash.set(
        """
        in near outside around across throughout downtown from to of through toward towards into via between \
        visiting visited leaving left
        """)

    /// National teams are called like the country; these are no countries of the lists.
    static let nations = WordHash.set("england scotland wales")
}
