internal import JSON
internal import Markup
internal import TextKit

/// Article bodies in the state that a framework leaves for its scripts: Next.js, Apollo, Fusion (Arc), Nuxt.
///
/// Such a page may show nothing before its scripts run; its state then holds the article as markup, text or
/// as a list of elements. The search follows no framework's layout, only body-like keys and running text.
enum EmbeddedStateBodies {
    /// The longest body in any of a page's states, as markup; nil where none holds running text.
    static func longest(in tree: HTMLTree) -> String? {
        var search = Search()
        var flight: [UInt8] = []
        for script in tree.scripts where script.kind != .jsonLD && script.kind != .markup {
            let body = tree.body(of: script)
            for start in starts(of: body).prefix(maximumObjects) {
                // States are large; one that cannot be parsed is skipped.
                guard let value = try? JSONParser.parse(Array(start), lenient: true) else { continue }
                if let piece = FlightRows.piece(value) {
                    flight += piece.utf8
                } else {
                    search.visit(value, key: "", depth: 0)
                }
            }
            if let text = parsedText(in: body) { search.visit(.string(text), key: "", depth: 0) }
        }
        for row in FlightRows.rows(of: flight) { search.visit(row, key: FlightRows.key, depth: 0) }
        return search.best
    }

    /// The text that a script hands to `JSON.parse`.
    private static func parsedText(in script: ArraySlice<UInt8>) -> String? {
        let bytes = Array(script)
        guard
            let start = ByteSearch.place(of: parseCall, in: bytes, from: 0).map({ $0 + parseCall.count - 1 })
        else {
            return nil
        }
        guard let end = JSONText.endOfString(in: bytes, from: start + 1) else { return nil }
        return (try? JSONParser.parse(Array(bytes[start...end]), lenient: true))?.string
    }

    private static let parseCall = Array("JSON.parse(\"".utf8)

    private static let maximumObjects = 3

    /// The objects that a script holds or assigns, each cut at its own end.
    private static func starts(of script: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var objects: [ArraySlice<UInt8>] = []
        var rest = script
        while objects.count < maximumObjects, let start = rest.firstIndex(where: isOpening) {
            let end = end(of: rest[start...])
            if end - start > minimumStateBytes { objects.append(rest[start..<end]) }
            rest = rest[end...]
        }
        return objects
    }

    private static let minimumStateBytes = 256

    private static func isOpening(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[")
    }

    /// Where the bracket that opens a text is closed, skipping strings; the text's end if it never is.
    private static func end(of text: ArraySlice<UInt8>) -> Int {
        var depth = 0
        var isQuoted = false
        var place = text.startIndex
        while place < text.endIndex {
            switch text[place] {
            case UInt8(ascii: "\\") where isQuoted: place += 1
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: "{") where !isQuoted, UInt8(ascii: "[") where !isQuoted: depth += 1
            case UInt8(ascii: "}") where !isQuoted, UInt8(ascii: "]") where !isQuoted:
                depth -= 1
                if depth <= 0 { return place + 1 }
            default: break
            }
            place += 1
        }
        return text.endIndex
    }

    /// Names of a body's text and of the elements that make one up.
    private static let bodyKeys: Set<String> = [
        "articlebody", "body", "bodytext", "bodyhtml", "body_html", "bodycontent", "content", "contenthtml",
        "content_elements", "contentelements", "elements", "paragraphs", "blocks", "components", "html",
        "text", "richtext", "fulltext", "full_text", "storybody", "story", "rendered", "sections",
    ]
    private static let textKeys = ["content", "text", "html", "value", "body", "paragraph", "rendered"]

    private struct Search {
        var best: String?
        private var visits = 0

        /// A larger state is not searched further.
        private static let maximumVisits = 200_000
        private static let maximumDepth = 48
        /// Minimum size of a news article.
        private static let minimumBytes = 500

        mutating func visit(_ value: JSONValue, key: String, depth: Int) {
            visits += 1
            guard depth < Self.maximumDepth, visits < Self.maximumVisits else { return }
            if let text = value.string {
                visit(text: text, key: key, depth: depth)
            } else if let elements = value.elements {
                if bodyKeys.contains(key.lowercased()) { offer(Self.joined(elements)) }
                for element in elements { visit(element, key: key, depth: depth + 1) }
            } else {
                for member in value.members ?? [] { visit(member.value, key: member.key, depth: depth + 1) }
            }
        }

        /// A text is a body by its name, in a state without names by its paragraphs, or a state written as text.
        private mutating func visit(text: String, key: String, depth: Int) {
            guard text.utf8.count >= Self.minimumBytes else { return }
            if text.utf8.first.map(EmbeddedStateBodies.isOpening) == true,
                let inner = try? JSONParser.parse(Array(text.utf8), lenient: true)
            {
                visit(inner, key: key, depth: depth + 1)
            } else if bodyKeys.contains(key.lowercased()) || (key.isEmpty && text.contains("<p")) {
                offer(text)
            }
        }

        /// The texts of a list's elements, each a paragraph.
        private static func joined(_ elements: [JSONValue]) -> String {
            elements.compactMap { element in
                element.string ?? textKeys.lazy.compactMap { element[$0]?.string }.first
            }
            .map { "<p>\($0)</p>" }.joined(separator: "\n")
        }

        private mutating func offer(_ text: String) {
            let length = text.utf8.count
            guard length >= Self.minimumBytes, length > best?.utf8.count ?? 0, Self.isProse(text) else {
                return
            }
            best = text
        }

        /// Whether a text reads like sentences and not like code or a list of keys.
        private static func isProse(_ text: String) -> Bool {
            var words: [UInt32] = []
            let shape = TextShape(Array(text.utf8.prefix(4000))[...], words: &words)
            return Int(shape.sentenceEnds) * 60 > shape.words && shape.words > 40
                || (shape.sentenceEnds > 3 && shape.words > 40)
        }
    }
}
