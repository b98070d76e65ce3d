internal import Markup
internal import TextKit

/// What a MediaWiki export says of its wiki before the first page.
struct WikiSite: Sendable {
    private(set) var name: String?
    private(set) var language: String?
    /// The address of its main page.
    private var base: String?
    /// The names of files and categories in links, in lower case.
    private(set) var hiddenNamespaces: Set<String> = ["file", "image", "media", "category"]

    init(_ head: [UInt8]) {
        let handler = Handler()
        _ = XMLReader.read(head + Array("</mediawiki>".utf8)) { handler }
        (name, base, language) = (handler.name, handler.base, handler.language)
        hiddenNamespaces.formUnion(handler.hidden)
    }

    /// The address of a page.
    func address(of title: String) -> String? {
        guard let base, let slash = base.lastIndex(of: "/"), FeedAddress.isWeb(base) else { return nil }
        var path = ""
        for byte in title.utf8 { path += Self.escaped(byte) }
        return base[...slash] + path
    }

    /// As MediaWiki writes titles in addresses.
    private static func escaped(_ byte: UInt8) -> String {
        if byte == 0x20 { return "_" }
        let isPlain = ASCII.isAlphanumeric(byte) || "-_.~!*();:@,/".utf8.contains(byte)
        return isPlain
            ? String(UnicodeScalar(byte))
            : "%" + Hexadecimal.text([byte]).uppercased()
    }

    private final class Handler: XMLPartHandler {
        var name: String?
        var base: String?
        var language: String?
        var hidden: Set<String> = []

        func isContainer(_ element: XMLNode, depth: Int) -> Bool {
            if depth == 1 { language = element.language }
            return depth == 1
        }

        func part(_ element: XMLNode, isCut: Bool) {
            guard element.local == "siteinfo" else { return }
            name = element.child("sitename")?.value
            base = element.child("base")?.value
            for space in element.child("namespaces")?.children ?? element.children
            where ["-2", "6", "14"].contains(space.attribute("key") ?? "") {
                if let name = space.value { hidden.insert(name.lowercased()) }
            }
        }
    }
}
