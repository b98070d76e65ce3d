/// Which of a page's headings match its stated titles: pages often begin with the site's or a menu's.
struct NamedHeadings {
    /// By key: 2 for a whole title or its first part, 1 for a later part.
    private var ranks: [String: Int] = [:]
    private var words: Set<String> = []
    /// Whether a title is long enough to say what the page is about.
    private var isTelling = false

    /// Creates it from the titles that a page states, including the site's name.
    init(_ titles: [String]) {
        for title in titles {
            name(title, 2)
            words.formUnion(Self.words(of: title))
            isTelling = isTelling || title.utf8.count >= Self.tellingBytes
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

    /// The headings, with those that need a title's support and lack it behind all titles, and the likeliest swapped
    /// for one that matches a title where the likeliest does not.
    func weighed(_ headings: [TitleHeadings.Heading]) -> [TitleHeadings.Heading] {
        swapped(headings.map(supported))
    }

    private func supported(_ heading: TitleHeadings.Heading) -> TitleHeadings.Heading {
        guard heading.needsSupport, isTelling, rank(heading) == 0, !sharesWords(heading.text) else {
            return heading
        }
        var heading = heading
        heading.weight = min(heading.weight, Self.unsupported)
        return heading
    }

    /// Less than the weight of the `title` element alone.
    private static let unsupported = 0.25
    /// "Home" and "News" name no article.
    private static let tellingBytes = 20

    /// Whether a third of a heading's words stand in a stated title.
    private func sharesWords(_ text: String) -> Bool {
        let own = Self.words(of: text)
        return own.count(where: words.contains) * 3 >= max(1, own.count)
            && own.contains(where: words.contains)
    }

    /// Words of four letters and more; characters of scripts without blanks in pairs.
    private static func words(of text: String) -> Set<String> {
        let pieces = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        return Set(
            pieces.flatMap { piece -> [String] in
                guard let first = piece.unicodeScalars.first, first.value >= 0x2E80 else {
                    return piece.count >= 4 ? [String(piece)] : []
                }
                return zip(piece, piece.dropFirst()).map { String([$0, $1]) }
            })
    }

    private func swapped(_ headings: [TitleHeadings.Heading]) -> [TitleHeadings.Heading] {
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
