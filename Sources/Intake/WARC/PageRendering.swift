internal import TextKit

/// Records in which crawlers keep what they made of a page, by the addresses that they give them.
///
/// Text and DOM as a browser showed them are the page's where that is filled by scripts. Screenshots, lists of resources, logs
/// and manifests are about the crawl: `urn:pageinfo:`, `screenshot:`, `urn:X-wpull:log`, `metadata://gnu.org/…`.
enum PageRendering {
    private static let prefixes = ["urn:text", "onreadydom"]
    private static let pageSchemes = ["http://", "https://", "ftp://", "ftps://", "file:"]

    /// Whether an address is that of a page, of its rendering, or missing.
    static func isPage(_ address: String?) -> Bool {
        guard let address else { return true }
        let isOwn = pageSchemes.contains { address.lowercased().hasPrefix($0) }
        return isOwn || page(of: address) != nil || !hasScheme(address)
    }

    /// The page that `urn:text:https://…` or a like address is a rendering of.
    static func page(of address: String) -> String? {
        let folded = address.lowercased()
        guard let prefix = prefixes.first(where: folded.hasPrefix),
            let colon = address.dropFirst(prefix.count).firstIndex(of: ":")
        else { return nil }
        let page = address[address.index(after: colon)...]
        return page.lowercased().hasPrefix("http") ? String(page) : nil
    }

    private static func hasScheme(_ address: String) -> Bool {
        let scheme = address.utf8.prefix { $0 != UInt8(ascii: ":") }
        return scheme.count < address.utf8.count && !scheme.isEmpty
            && scheme.allSatisfy { ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
    }
}
