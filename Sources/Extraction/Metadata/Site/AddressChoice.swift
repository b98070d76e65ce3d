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
            guard let address, let resolved = WebAddress(address, relativeTo: evidence.url) else { continue }
            // A home page as canonical address is a template's mistake.
            if resolved.path.utf8.count <= 1 && (evidence.url?.path.utf8.count ?? 0) > 1 { continue }
            return resolved.canonical
        }
        return evidence.url?.canonical
    }

    static func image(_ evidence: PageEvidence, titleNode: Int?) -> String? {
        let linked = evidence.linkedData.article["image"].flatMap { value -> String? in
            let first = value.elements?.first ?? value
            return first.string ?? evidence.linkedData.resolved(first)["url"]?.string
        }
        let stated = [
            evidence.meta.first("og:image", "og:image:url", "og:image:secure_url"), linked,
            evidence.meta.first("twitter:image", "twitter:image:src"),
            evidence.head.link("image_src", in: evidence.tree),
        ]
        for address in stated {
            if let address, let resolved = WebAddress(address, relativeTo: evidence.url) {
                return resolved.absolute
            }
        }
        return shownImage(evidence, titleNode)
    }

    /// The first picture in a figure, from a little above the title on, including lazy-loaded ones.
    private static func shownImage(_ evidence: PageEvidence, _ titleNode: Int?) -> String? {
        guard let titleNode else { return nil }
        let tree = evidence.tree
        let end = min(titleNode + 200, tree.nodes.count)
        for node in max(1, titleNode - 30)..<end where tree.nodes[node].tag == .img {
            let isFigure = tree.ancestors(of: node).prefix(3).contains {
                tree.nodes[$0].tag == .figure || tree.nodes[$0].tag == .picture
            }
            guard isFigure else { continue }
            for name in [HTMLAttribute.dataSrc, .dataLazySrc, .dataOriginal, .src] {
                guard let address = tree.attributeString(name, of: node), !address.hasPrefix("data:") else {
                    continue
                }
                if let resolved = WebAddress(address, relativeTo: evidence.url) { return resolved.absolute }
            }
        }
        return nil
    }
}
