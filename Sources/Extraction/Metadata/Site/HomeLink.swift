internal import Markup
internal import TextKit

/// Links to the site's front page, which show its logo or its name.
enum HomeLink {
    static func isHome(_ link: Int, _ evidence: PageEvidence) -> Bool {
        guard evidence.tree.nodes[link].tag == .a, let href = evidence.tree.attributeString(.href, of: link)
        else { return false }
        guard let own = evidence.url else { return isRoot(href) }
        // On the front page itself such a link is like any other.
        guard own.path.utf8.count > 1 || own.query != nil else { return false }
        // An archived copy's URL contains the original URL.
        let parts = href.split(separator: "http", omittingEmptySubsequences: false)
        let target = parts.count > 2 ? "http" + (parts.last ?? "") : href
        guard let resolved = WebAddress(target, relativeTo: own) else { return false }
        let path = resolved.path.lowercased()
        return resolved.query == nil
            && (path.utf8.count <= 1 || path == "/index.html" || path == "/index.php" || path == "/home")
    }

    /// Whether an address leads to a root, for a page that does not say where it stands.
    private static func isRoot(_ href: String) -> Bool {
        if href == "/" || href == "/index.html" || href == "/index.php" { return true }
        return WebAddress(href).map { $0.path.utf8.count <= 1 && $0.query == nil } ?? false
    }

    /// What such links show or are called.
    static func names(_ evidence: PageEvidence) -> [String] {
        let tree = evidence.tree
        let links = tree.nodes.indices.filter { node in
            tree.nodes[node].tag == .a && tree.attribute(.href, of: node).map(mayBeHome) == true
                && isHome(node, evidence) && staysOnSite(node, evidence)
        }
        return links.flatMap { link in
            [tree.textContent(of: link)]
                + [HTMLAttribute.title, .ariaLabel].compactMap { tree.attributeString($0, of: link) }
                + tree.descendants(of: link).compactMap { tree.attributeString(.alt, of: $0) }
        }
    }

    /// Whether a link leads to the page's own host or to the one above it.
    private static func staysOnSite(_ link: Int, _ evidence: PageEvidence) -> Bool {
        guard let own = evidence.url, let href = evidence.tree.attributeString(.href, of: link),
            let host = WebAddress(href, relativeTo: own)?.host
        else { return true }
        let site = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        return own.host == site || own.host.hasSuffix("." + site)
    }

    /// A cheap test that spares most links being resolved: few bars, or a short path.
    private static func mayBeHome(_ href: ArraySlice<UInt8>) -> Bool {
        guard href.first != UInt8(ascii: "/") || href.dropFirst().first == UInt8(ascii: "/") else {
            return href.count <= longestHomePath
        }
        return href.count <= longestHomePath
            || href.count(where: { $0 == UInt8(ascii: "/") }) <= barsOfRoot && href.count <= longestRoot
    }

    private static let longestHomePath = 11
    private static let barsOfRoot = 3
    private static let longestRoot = 80
}
