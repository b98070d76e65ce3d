/// Addresses inside feeds, kept as the publisher wrote them.
///
/// Unlike `WebAddress` it changes nothing but the dot segments of joined references, and takes any scheme: an
/// identifier may be `urn:` or `tag:`.
package enum FeedAddress {
    /// The absolute form of a reference, or the reference itself if the base is not an absolute URL.
    package static func resolve(_ reference: String, against base: String?) -> String {
        let text = cleaned(reference)
        guard let base, !base.isEmpty else { return text }
        let (reference, page) = (parts(text), parts(base))
        guard reference.scheme == nil, page.scheme != nil else { return text }
        if text.isEmpty { return base }
        if reference.authority == nil, page.isOpaque { return text }
        return reference.resolved(against: page).text
    }

    /// The reference as an absolute URL that a reader may follow; nil for scripts and the like.
    package static func link(_ reference: String, against base: String?) -> String? {
        let url = resolve(reference, against: base)
        guard !url.isEmpty else { return nil }
        let scheme = parts(url).scheme?.lowercased()
        return scheme.map(["javascript", "vbscript", "data"].contains) == true ? nil : url
    }

    /// Whether the text is a web address.
    package static func isWeb(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(6))[...]
        return ASCII.starts(bytes, with: Array("http:".utf8))
            || ASCII.starts(bytes, with: Array("https:".utf8))
    }

    /// A single letter and a colon are a drive, not a scheme.
    private static func parts(_ text: String) -> URLReference { URLReference(text[...], shortestScheme: 2) }

    /// The text without blanks at the ends and line breaks anywhere, as browsers read attributes.
    private static func cleaned(_ text: String) -> String {
        let trimmed = ASCII.trimmedText(text)
        guard trimmed.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }) else { return trimmed }
        let kept = trimmed.utf8.filter { $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return String(decoding: kept, as: UTF8.self)
    }
}
