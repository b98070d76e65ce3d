internal import Markup

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

    private static let separators = [
        "|", "｜", " - ", " – ", " — ", "::", "»", "«", " · ", " • ", " / ", " ~ ", " > ", " ‹ ", " ⋆ ",
        " >> ", " // ",
    ]

    /// Every way to cut a title in two at a separator.
    static func cuts(of title: String, colons: Bool) -> [(before: String, after: String)] {
        var cuts: [(before: String, after: String)] = []
        for separator in colons ? separators + [": ", " : "] : separators where title.contains(separator) {
            let parts = title.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
            for index in 1..<max(parts.count, 1) {
                cuts.append(
                    (
                        parts[..<index].joined(separator: separator),
                        parts[index...].joined(separator: separator)
                    ))
            }
        }
        return cuts
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
            if isName(cut.after) && !PlainText.key(cut.before).isEmpty { return cut.before.trimmedBlanks }
            if isName(cut.before) && !PlainText.key(cut.after).isEmpty { return cut.after.trimmedBlanks }
        }
        return nil
    }
}
