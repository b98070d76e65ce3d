internal import TextKit

/// Services that wrap a publisher's URL in their own.
enum FeedRedirector {
    /// The URL that a redirector's link contains.
    static func target(_ link: String) -> String? {
        guard link.hasPrefix("https://www.google.") || link.hasPrefix("http://www.google.") else {
            return nil
        }
        guard let query = link.firstIndex(of: "?"), link[..<query].hasSuffix("/url") else { return nil }
        for parameter in link[link.index(after: query)...].split(separator: "&") {
            for name in ["url=", "q="] where parameter.hasPrefix(name) {
                let value = percentDecoded(parameter.dropFirst(name.utf8.count))
                if FeedAddress.isWeb(value) { return value }
            }
        }
        return nil
    }

    /// Whether a link only counts clicks and redirects.
    static func isClickTracker(_ link: String) -> Bool {
        link.contains("://feedproxy.google.com/") || link.contains("://feeds.feedburner.com/")
            || link.contains("/~r/")
    }

    private static func percentDecoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = Hexadecimal.value(rest.prefix(2), digits: 2...2) {
                bytes.append(UInt8(truncatingIfNeeded: value))
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension FeedEntry {
    /// The publisher's own link where the stated one is a click tracker.
    func originalLink(_ link: String) -> String {
        guard let origin, FeedRedirector.isClickTracker(link) else { return link }
        return origin
    }
}
