internal import TextKit

/// The names a site gives itself, and their removal from titles.
struct SiteNames {
    private let keys: Set<String>
    private let hostKey: String

    init(_ evidence: PageEvidence) {
        var keys = Set(SourceChoice.names(evidence).map { PlainText.key($0) })
        let host = evidence.url?.host ?? ""
        let labels = host.split(separator: ".").map(String.init)
        hostKey = PlainText.key(labels.dropLast().filter { $0 != "www" }.max { $0.count < $1.count } ?? "")
        keys.insert(PlainText.key(host))
        keys.insert(PlainText.key(labels.filter { $0 != "www" }.joined(separator: ".")))
        if hostKey.count >= 3 { keys.insert(hostKey) }
        keys.remove("")
        self.keys = keys
    }

    /// Whether a text is nothing but the site's name.
    func isName(_ text: String) -> Bool {
        let key = PlainText.key(text)
        if keys.contains(key) { return true }
        return hostKey.count >= 5 && key.count >= 5 && key.count <= hostKey.count + 8
            && (key.hasPrefix(hostKey) || hostKey.hasPrefix(key))
    }

    private static let separators = bytes([
        "|", "｜", " - ", " – ", " — ", "::", "»", "«", " · ", " • ", " / ", " ~ ", " > ", " ‹ ", " ⋆ ",
        " >> ", " // ",
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
            while let place = ByteSearch.place(of: separator, in: text, from: start) {
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

    /// A title without the site's name before or after it; other parts stay, as does a colon.
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
            if isName(cut.after) && !PlainText.key(cut.before).isEmpty { return cut.before.trimmedBlanks }
            if isName(cut.before) && !PlainText.key(cut.after).isEmpty { return cut.after.trimmedBlanks }
        }
        return nil
    }
}
