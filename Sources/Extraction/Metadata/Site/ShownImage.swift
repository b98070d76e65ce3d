internal import Markup
internal import TextKit

/// The lead picture as the page shows it.
enum ShownImage {
    /// The first picture in a figure, from a little above the title on, including lazy-loaded ones.
    static func find(_ evidence: PageEvidence, titleNode: Int?) -> String? {
        guard let titleNode else { return nil }
        let tree = evidence.tree
        let end = min(titleNode + 200, tree.nodes.count)
        for node in max(1, titleNode - 30)..<end where tree.nodes[node].tag == .img {
            guard isInFigure(node, tree), !isPortrait(node, tree) else { continue }
            let address = addresses(of: node, tree).lazy.compactMap { address in
                address.hasPrefix("data:") ? nil : WebAddress(address, relativeTo: evidence.base)
            }.first { !isEmblem($0) && !AddressChoice.isLeftOpen($0) }
            if let address { return address.absolute }
        }
        return nil
    }

    private static func isInFigure(_ image: Int, _ tree: HTMLTree) -> Bool {
        tree.ancestors(of: image).prefix(3).contains {
            tree.nodes[$0].tag == .figure || tree.nodes[$0].tag == .picture
        }
    }

    /// What a picture's element states, and then its own candidates by width and those of its `picture`.
    private static func addresses(of image: Int, _ tree: HTMLTree) -> [String] {
        let names = [HTMLAttribute.dataSrc, .dataLazySrc, .dataOriginal, .src]
        let stated = names.compactMap { tree.attributeString($0, of: image) }
        let picture = tree.ancestors(of: image).prefix(2).first { tree.nodes[$0].tag == .picture }
        let sources = picture.map { tree.descendants(of: $0).filter { tree.nodes[$0].tag == .source } } ?? []
        let sets = ([image] + sources).flatMap { element in
            [HTMLAttribute.srcset, .dataSrcset].compactMap { tree.attributeString($0, of: element) }
        }
        return stated + sets.compactMap(widest)
    }

    /// The address of the widest picture of a list: "/a.jpg 400w, /b.jpg 1600w", "/a.jpg, /b.jpg 2x".
    ///
    /// An address may have commas; those of the list are followed by a blank.
    private static func widest(_ list: String) -> String? {
        var best: (address: String, size: Double)?
        for entry in list.split(separator: ", ") {
            let parts = entry.split(separator: " ")
            guard let address = parts.first else { continue }
            let size = parts.count > 1 ? Double(parts[1].dropLast()) ?? 1 : 1
            if size > best?.size ?? 0 { best = (String(address), size) }
        }
        return best?.address
    }

    /// Whether a file is named as an icon, a logo or a placeholder; a picture of a logo has a longer name.
    static func isEmblem(_ address: WebAddress) -> Bool {
        let file = address.path.lowercased().split(separator: "/").last ?? ""
        if file.hasSuffix(".ico") || file.contains("apple-touch") || file.contains("favicon") { return true }
        return emblems.contains { file.hasPrefix($0) && file.utf8.count <= longestEmblem }
    }

    private static let emblems = ["logo", "site-logo", "placeholder", "spacer", "blank.", "pixel.", "1x1"]
    private static let longestEmblem = 24
    private static let portraits = ByteWords(["author", "avatar", "byline", "profile", "logo"])

    /// Whether a picture shows the writer.
    private static func isPortrait(_ image: Int, _ tree: HTMLTree) -> Bool {
        ([image] + tree.ancestors(of: image).prefix(3)).contains { element in
            tree.attribute(.class, of: element).map(portraits.occurs) ?? false
        }
    }
}
