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

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " : ", " ~ ", "｜", " ‹ ", " « ", " > ", " ⋆ ", " |", "| "]

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
        for separator in Self.separators {
            let parts = title.split(separator: separator, omittingEmptySubsequences: true).map(String.init)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if isName(last) { return parts.dropLast().joined(separator: separator) }
            if isName(first) { return parts.dropFirst().joined(separator: separator) }
        }
        return nil
    }
}
