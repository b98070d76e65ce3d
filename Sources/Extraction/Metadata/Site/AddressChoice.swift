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
        let stated =
            [evidence.meta.first("og:image", "og:image:url", "og:image:secure_url")]
            + linkedImages(evidence)
            + [
                evidence.meta.first("twitter:image", "twitter:image:src"),
                evidence.head.link("image_src", in: evidence.tree),
            ]
        let icons = icons(evidence)
        for address in stated {
            if let address, let resolved = WebAddress(address, relativeTo: evidence.url),
                !isEmblem(resolved), !icons.contains(resolved.absolute)
            {
                return resolved.absolute
            }
        }
        return shownImage(evidence, titleNode)
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
        return Set(stated.compactMap { $0.flatMap { WebAddress($0, relativeTo: evidence.url)?.absolute } })
    }

    /// Whether a file is named as an icon, a logo or a placeholder; a picture of a logo has a longer name.
    private static func isEmblem(_ address: WebAddress) -> Bool {
        let file = address.path.lowercased().split(separator: "/").last ?? ""
        if file.hasSuffix(".ico") || file.contains("apple-touch") || file.contains("favicon") { return true }
        return emblems.contains { file.hasPrefix($0) && file.utf8.count <= longestEmblem }
    }

    private static let emblems = ["logo", "site-logo", "placeholder", "spacer", "blank.", "pixel.", "1x1"]
    private static let longestEmblem = 24

    /// The first picture in a figure, from a little above the title on, including lazy-loaded ones.
    private static func shownImage(_ evidence: PageEvidence, _ titleNode: Int?) -> String? {
        guard let titleNode else { return nil }
        let tree = evidence.tree
        let end = min(titleNode + 200, tree.nodes.count)
        for node in max(1, titleNode - 30)..<end where tree.nodes[node].tag == .img {
            let isFigure = tree.ancestors(of: node).prefix(3).contains {
                tree.nodes[$0].tag == .figure || tree.nodes[$0].tag == .picture
            }
            guard isFigure, !isPortrait(node, tree) else { continue }
            for name in [HTMLAttribute.dataSrc, .dataLazySrc, .dataOriginal, .src] {
                guard let address = tree.attributeString(name, of: node), !address.hasPrefix("data:") else {
                    continue
                }
                if let resolved = WebAddress(address, relativeTo: evidence.url), !isEmblem(resolved) {
                    return resolved.absolute
                }
            }
        }
        return nil
    }

    private static let portraits = ByteWords(["author", "avatar", "byline", "profile", "logo"])

    /// Whether a picture shows the writer.
    private static func isPortrait(_ image: Int, _ tree: HTMLTree) -> Bool {
        ([image] + tree.ancestors(of: image).prefix(3)).contains { element in
            tree.attribute(.class, of: element).map(portraits.occurs) ?? false
        }
    }
}
