internal import TextKit

/// A piece of text in a feed, as it came, with what is needed to read it.
package struct FeedText: Sendable, Equatable {
    package enum Kind: Sendable {
        /// No markup; the value is the text.
        case plain
        /// Markup.
        case html
        /// Maybe markup: RSS does not say.
        case unstated
    }

    package var value: String
    package var kind: Kind
    /// The base that URLs inside are resolved against.
    package var base: String?
    /// Language of this text alone, or the one it inherits.
    package var language: String?

    package init(_ value: String, kind: Kind = .plain, base: String? = nil, language: String? = nil) {
        self.value = value
        self.kind = kind
        self.base = base
        self.language = language
    }

    /// Whether reading the value as markup changes it.
    package var hasMarkup: Bool {
        kind != .plain && value.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
    }

    /// The text without markup, or nil if nothing is left.
    package var plainText: String? {
        guard hasMarkup else {
            let text = ASCII.trimmedText(value)
            return text.isEmpty ? nil : text
        }
        var scanner = FeedMarkupScanner(Array(value.utf8), keepsUnknownTags: kind == .unstated)
        let text = scanner.plainText()
        return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    }

    /// The text without markup, and the URLs in the markup, absolute, in order.
    package var reading: (text: String?, urls: [String]) {
        guard hasMarkup else { return (plainText, []) }
        var scanner = FeedMarkupScanner(
            Array(value.utf8), keepsUnknownTags: kind == .unstated, collectsURLs: true)
        let text = scanner.plainText()
        let urls = scanner.urls.map { FeedAddress.resolve($0, against: base) }
        return (text.isEmpty ? nil : String(decoding: text, as: UTF8.self), urls)
    }

    /// Whether an HTML element has no end tag.
    static func isVoid(_ local: String) -> Bool {
        switch local {
        case "br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "param", "source",
            "track", "wbr":
            true
        default: false
        }
    }
}
