internal import DateKit
internal import Markup
internal import TextKit

/// What one page states, collected in one pass before anything is chosen.
struct PageEvidence {
    let tree: HTMLTree
    let url: WebAddress?
    let head: HeadElements
    let meta: MetaTags
    let linkedData: LinkedData
    /// BCP 47 as stated.
    let language: String?
    /// English without a region is read by the country of the host: only America writes the month first.
    let dateHints: DateParser.Hints

    init(_ tree: HTMLTree, data: StructuredData, url: String?) {
        self.tree = tree
        head = data.head
        meta = MetaTags(tree, head: head)
        let stated = url ?? meta.first("og:url") ?? head.link("canonical", in: tree)
        self.url = stated.flatMap { WebAddress($0) }
        linkedData = LinkedData(data, url: self.url)
        language = Self.language(tree, meta, linkedData)
        let end = self.url?.host.split(separator: ".").last.map(String.init) ?? ""
        let isPlainEnglish = language == "en" || language == nil
        dateHints = DateParser.Hints(
            language: isPlainEnglish && Self.dayFirstEnds.contains(end) ? "en-GB" : language)
    }

    private static let dayFirstEnds: Set<String> = [
        "uk", "ie", "au", "nz", "in", "za", "sg", "my", "ng", "ke", "hk",
    ]

    private static func language(_ tree: HTMLTree, _ meta: MetaTags, _ linkedData: LinkedData) -> String? {
        let root = tree.first(.html)
        let body = tree.first(.body)
        let stated = [
            root.flatMap { tree.attributeString(.lang, of: $0) ?? tree.attributeString(.xmlLang, of: $0) },
            body.flatMap { tree.attributeString(.lang, of: $0) },
            linkedData.text("inLanguage"),
            meta.first("og:locale", "content-language", "language", "dc.language"),
        ]
        return stated.lazy.compactMap { $0 }.compactMap(tag).first
    }

    /// A well-formed language tag in its usual case, or nil.
    static func tag(_ text: String) -> String? {
        let parts = text.split { $0 == "-" || $0 == "_" || $0 == " " || $0 == "," || $0 == "." }
        guard let first = parts.first, (2...3).contains(first.utf8.count), isASCIILetters(first) else {
            return nil
        }
        var tag = first.lowercased()
        guard tag != "und" && tag != "xx" else { return nil }
        for part in parts.dropFirst().prefix(2) {
            switch part.utf8.count {
            case 4 where isASCIILetters(part):
                tag += "-" + part.prefix(1).uppercased() + part.dropFirst().lowercased()
            case 2 where isASCIILetters(part): tag += "-" + part.uppercased()
            default: return tag
            }
        }
        return tag
    }

    private static func isASCIILetters(_ text: Substring) -> Bool { text.utf8.allSatisfy(ASCII.isLetter) }
}
