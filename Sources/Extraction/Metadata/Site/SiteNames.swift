internal import TextKit

/// The names a site gives itself, and their removal from titles.
struct SiteNames {
    private let keys: Set<String>
    private let hostKey: String

    init(_ evidence: PageEvidence) {
        let host = evidence.url?.host ?? ""
        let labels = host.split(separator: ".").map(String.init)
        hostKey = PlainText.key(labels.dropLast().filter { $0 != "www" }.max { $0.count < $1.count } ?? "")
        var keys = Set(SourceChoice.names(evidence).map { PlainText.key($0) })
        keys.formUnion(Self.shownNames(evidence, known: keys))
        keys.insert(PlainText.key(host))
        keys.insert(PlainText.key(labels.filter { $0 != "www" }.joined(separator: ".")))
        for label in [hostKey, PlainText.key(Self.ownLabel(labels))] where label.count >= 3 {
            keys.insert(label)
        }
        keys.remove("")
        self.keys = keys
    }

    /// The label that a publisher registered: "cnn" of edition.cnn.com.
    private static func ownLabel(_ labels: [String]) -> String {
        let names = labels.dropLast()
        return names.last { !secondLevels.contains($0) } ?? ""
    }

    private static let secondLevels: Set<String> = [
        "co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go", "gob", "gouv", "www",
    ]

    /// Names that stand at an edge of the page's title and on its links home, where no known name stands there.
    private static func shownNames(_ evidence: PageEvidence, known: Set<String>) -> Set<String> {
        guard let title = evidence.documentTitle, title.utf8.count <= longestTitle else { return [] }
        let edges = Set(
            cuts(of: title, colons: false).flatMap { [PlainText.key($0.before), PlainText.key($0.after)] })
        guard !edges.isEmpty, edges.isDisjoint(with: known) else { return [] }
        return edges.intersection(HomeLink.names(evidence).map { PlainText.key($0) })
    }

    private static let longestTitle = 600

    /// Whether a text is nothing but the site's name.
    func isName(_ text: String) -> Bool {
        let key = PlainText.key(text)
        if keys.contains(key) { return true }
        return hostKey.count >= 5 && key.count >= 5 && key.count <= hostKey.count + 8
            && (key.hasPrefix(hostKey) || hostKey.hasPrefix(key))
    }

    private static let separators = bytes([
        "|", "｜", " - ", " – ", " — ", "::", "»", "«", " · ", " • ", " / ", " ~ ", " > ", " ‹ ", " › ", " ⋆ ",
        " >> ", " // ", "_",
    ])
    private static let colons = bytes([": ", " : "])

    private static func bytes(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

    /// Every way to cut a title in two at a separator.
    static func cuts(of title: String, colons: Bool) -> [(before: String, after: String)] {
        let text = Array(title.utf8)
        var cuts = Self.cuts(of: text, at: separators)
        if colons { cuts += Self.cuts(of: text, at: Self.colons) }
        return cuts
    }

    private static func cuts(
        of text: [UInt8], at separators: [[UInt8]]
    ) -> [(before: String, after: String)] {
        var cuts: [(before: String, after: String)] = []
        for separator in separators {
            var start = 0
            while let place = place(of: separator, in: text, from: start) {
                start = place + separator.count
                cuts.append(
                    (
                        String(decoding: text[..<place], as: UTF8.self),
                        String(decoding: text[start...], as: UTF8.self)
                    ))
            }
        }
        return cuts
    }

    private static func place(of word: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        var place = start
        while place + word.count <= text.count {
            if text[place] == word[0] && text[place..<place + word.count].elementsEqual(word) { return place }
            place += 1
        }
        return nil
    }

    /// A title without the site's name before or after it; other parts stay, and so does a colon.
    func removed(from title: String) -> String {
        var title = title
        for _ in 0..<3 {
            guard let shorter = withoutOneName(title) else { break }
            title = shorter
        }
        return title.trimmedBlanks
    }

    private func withoutOneName(_ title: String) -> String? {
        for cut in Self.cuts(of: title, colons: false) {
            if isName(cut.after) || isShortName(cut.after), !PlainText.key(cut.before).isEmpty {
                return cut.before.trimmedBlanks
            }
            if isName(cut.before) && !PlainText.key(cut.after).isEmpty { return cut.after.trimmedBlanks }
        }
        return nil
    }

    /// Whether the last part of a title is what the host begins with: "WFA" on wfanet.org.
    private func isShortName(_ text: String) -> Bool {
        let key = PlainText.key(text)
        return key.utf8.count >= 3 && hostKey.hasPrefix(key) && text.first?.isUppercase == true
    }
}
