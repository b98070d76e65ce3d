internal import JSON
internal import Markup
internal import TextKit

/// The page's own address and its lead image.
enum AddressChoice {
    static func canonical(_ evidence: PageEvidence) -> String? {
        let stated = [
            evidence.head.canonical(in: evidence.tree), evidence.meta.first("og:url"),
            evidence.linkedData.text("url"),
        ]
        for address in stated {
            guard let address, let resolved = WebAddress(address, relativeTo: evidence.url),
                isArticles(resolved, evidence)
            else { continue }
            return resolved.canonical
        }
        return evidence.url.flatMap { isArticles($0, evidence) ? $0.canonical : nil }
    }

    /// Whether an address can be an article's: a home page, or what a template left open, is a mistake where it is not
    /// the address that the page was read from.
    private static func isArticles(_ address: WebAddress, _ evidence: PageEvidence) -> Bool {
        if isLeftOpen(address) { return false }
        guard address.path.utf8.count <= 1 && address.query == nil else { return true }
        return evidence.isAddressKnown && (evidence.url?.path.utf8.count ?? 0) <= 1
    }

    /// Whether a template's value was missing: "https://paper.exampleundefined", "/img/null".
    static func isLeftOpen(_ address: WebAddress) -> Bool {
        address.host.hasSuffix("undefined") || address.host == "localhost" || address.host == "127.0.0.1"
            || address.path.contains("{{") || address.path.contains("%7B%7B")
            || address.path.split(separator: "/").contains { $0 == "undefined" || $0 == "null" }
    }

    static func image(_ evidence: PageEvidence, titleNode: Int?) -> String? {
        let stated =
            [evidence.meta.first("og:image", "og:image:url", "og:image:secure_url")]
            + linkedImages(evidence)
            + [
                evidence.meta.first("twitter:image", "twitter:image:src"),
                evidence.head.link("image_src", in: evidence.tree),
            ]
        let icons = icons(evidence)
        for address in stated {
            if let address, let resolved = WebAddress(address, relativeTo: evidence.base),
                !ShownImage.isEmblem(resolved), !isLeftOpen(resolved), !icons.contains(resolved.absolute)
            {
                return resolved.absolute
            }
        }
        return ShownImage.find(evidence, titleNode: titleNode)
    }

    private static func linkedImages(_ evidence: PageEvidence) -> [String?] {
        LinkedData.list(evidence.linkedData.article["image"]).prefix(8).map { value in
            let image = evidence.linkedData.resolved(value)
            return image.string ?? image["url"]?.string ?? image["contentUrl"]?.string
        }
    }

    /// Pictures that stand for the site: its icons and its publisher's logo.
    private static func icons(_ evidence: PageEvidence) -> Set<String> {
        let publisher = evidence.linkedData.article["publisher"].map(evidence.linkedData.resolved)
        let logo = publisher?["logo"].map(evidence.linkedData.resolved)
        let stated = [
            evidence.head.link("apple-touch-icon", in: evidence.tree),
            evidence.head.link("apple-touch-icon-precomposed", in: evidence.tree),
            evidence.head.link("icon", in: evidence.tree), logo?.string ?? logo?["url"]?.string,
        ]
        return Set(stated.compactMap { $0.flatMap { WebAddress($0, relativeTo: evidence.base)?.absolute } })
    }
}
