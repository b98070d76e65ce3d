internal import Markup

/// The page's own address and its lead image.
enum AddressChoice {
    static func canonical(_ evidence: PageEvidence) -> String? {
        let stated = [
            link("canonical", evidence), evidence.meta.first("og:url"), evidence.linkedData.text("url"),
        ]
        for address in stated {
            guard let address, let resolved = WebAddress(address, relativeTo: evidence.url) else { continue }
            // A home page as canonical address is a template's mistake.
            if resolved.path.utf8.count <= 1 && (evidence.url?.path.utf8.count ?? 0) > 1 { continue }
            return resolved.canonical
        }
        return evidence.url?.canonical
    }

    static func image(_ evidence: PageEvidence) -> String? {
        let linked = evidence.linkedData.article["image"].flatMap { value -> String? in
            let first = value.elements?.first ?? value
            return first.string ?? evidence.linkedData.resolved(first)["url"]?.string
        }
        let stated = [
            evidence.meta.first("og:image", "og:image:url", "og:image:secure_url"), linked,
            evidence.meta.first("twitter:image", "twitter:image:src"), link("image_src", evidence),
        ]
        for address in stated {
            if let address, let resolved = WebAddress(address, relativeTo: evidence.url) {
                return resolved.absolute
            }
        }
        return nil
    }

    private static func link(_ relation: StaticString, _ evidence: PageEvidence) -> String? {
        for node in evidence.tree.descendants(of: 0) where evidence.tree.nodes[node].tag == .link {
            if evidence.tree.hasToken(relation, in: .rel, of: node),
                let address = evidence.tree.attributeString(.href, of: node), !address.isEmpty
            {
                return address
            }
        }
        return nil
    }
}
