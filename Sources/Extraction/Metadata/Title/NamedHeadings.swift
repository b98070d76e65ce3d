/// Which of a page's headings match its stated titles: pages often begin with the site's or a menu's.
struct NamedHeadings {
    /// By key: 2 for a whole title or its first part, 1 for a later part.
    private var ranks: [String: Int] = [:]

    /// Creates it from the titles that a page states, including the site's name.
    init(_ titles: [String]) {
        for title in titles {
            name(title, 2)
            for cut in SiteNames.cuts(of: title, colons: false) {
                name(cut.before, 2)
                name(cut.after, 1)
            }
        }
    }

    private mutating func name(_ text: String, _ rank: Int) {
        let key = PlainText.key(text)
        ranks[key] = max(rank, ranks[key] ?? 0)
    }

    private func rank(_ heading: TitleHeadings.Heading) -> Int { ranks[PlainText.key(heading.text)] ?? 0 }

    /// The headings, with the likeliest swapped for one that matches a title where the likeliest does not.
    func weighed(_ headings: [TitleHeadings.Heading]) -> [TitleHeadings.Heading] {
        guard let first = headings.max(by: { $0.weight < $1.weight }), first.text.utf8.count <= Self.longest
        else {
            return headings
        }
        let own = headings.filter { $0.node == first.node }
        let ownRank = own.map(rank).max() ?? 0
        guard
            let other = headings.first(where: { $0.node != first.node && isSurer($0, than: first, ownRank) })
        else { return headings }
        return headings.map { heading in
            var heading = heading
            if heading.node == other.node {
                heading.weight = first.weight
            } else if heading.node == first.node {
                heading.weight = min(other.weight, first.weight)
            }
            return heading
        }
    }

    /// Names of sites and menus are shorter; a longer heading may well differ from its page's title.
    private static let longest = 60
    /// Shorter headings are names of sections.
    private static let shortest = 12

    private func isSurer(
        _ other: TitleHeadings.Heading, than first: TitleHeadings.Heading, _ ownRank: Int
    ) -> Bool {
        let rank = rank(other)
        guard rank > 0, other.text.utf8.count >= Self.shortest else { return false }
        return rank > ownRank
            || (rank == ownRank && ownRank < 2 && other.text.utf8.count > 2 * first.text.utf8.count)
    }
}
