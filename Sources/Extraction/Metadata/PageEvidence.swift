internal import DateKit
internal import Languages
internal import Markup
internal import TextKit

/// What one page states, collected in one pass before anything is chosen.
struct PageEvidence {
    let tree: HTMLTree
    let url: WebAddress?
    /// Whether somebody said where the page was read from; else `url` is what the page states.
    let isAddressKnown: Bool
    /// What the addresses of pictures are relative to.
    let base: WebAddress?
    let head: HeadElements
    let meta: MetaTags
    let linkedData: LinkedData
    /// Who states a language, and the address.
    let languageWitnesses: [LanguageWitness]
    /// BCP 47 as most witnesses say.
    let language: String?
    /// English without a region is read by the country of the host: only America writes the month first.
    let dateHints: DateParser.Hints

    /// `latest` is the last day that a date can mean.
    init(_ tree: HTMLTree, data: StructuredData, url: String?, latest: CalendarDay? = nil) {
        self.tree = tree
        head = data.head
        meta = MetaTags(tree, head: head)
        let stated = url ?? meta.first("og:url") ?? head.canonical(in: tree)
        let own = stated.flatMap { WebAddress($0) }
        self.url = own
        isAddressKnown = url != nil
        base = head.base(in: tree).flatMap { WebAddress($0, relativeTo: own) } ?? own
        linkedData = LinkedData(data, url: self.url)
        languageWitnesses = LanguageStatements.witnesses(tree, meta, linkedData, self.url)
        language = LanguageDecision(witnesses: languageWitnesses, reading: LanguageReading()).language
        let end = self.url?.host.split(separator: ".").last.map(String.init) ?? ""
        let isPlainEnglish = language == "en" || language == nil
        dateHints = DateParser.Hints(
            language: isPlainEnglish && Self.dayFirstEnds.contains(end) ? "en-GB" : language, latest: latest)
    }

    /// What the page's `title` element says.
    var documentTitle: String? {
        head.nodes.first { tree.nodes[$0].tag == .title }.map { PlainText.clean(tree.textContent(of: $0)) }
    }

    private static let dayFirstEnds: Set<String> = [
        "uk", "ie", "au", "nz", "in", "za", "sg", "my", "ng", "ke", "hk",
    ]
}
