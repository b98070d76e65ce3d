internal import TextKit

/// An element of an `XMLTree`; valid until the reader moves on.
package struct XMLNode {
    package let tree: XMLTree
    package let index: Int32

    private var node: XMLTreeStorage.Node { tree.place(index) }

    package var name: XMLName { tree.name(node.name) }

    package var local: String { name.local }

    package var namespace: XMLNamespace { name.namespace }

    /// The nearest xml:base, resolved against the outer ones; nil where none is stated.
    package var base: String? { node.base >= 0 ? tree.scope(node.base) : nil }

    /// The nearest xml:lang; an empty one counts as none.
    package var language: String? {
        guard node.language >= 0 else { return nil }
        let stated = ASCII.trimmedText(tree.scope(node.language))
        return stated.isEmpty ? nil : stated
    }

    package var parent: XMLNode? { node.parent >= 0 ? XMLNode(tree: tree, index: node.parent) : nil }

    /// The child elements, in order.
    package var children: XMLChildren { XMLChildren(tree: tree, following: node.firstChild) }

    /// Whether there is an element inside.
    package var hasElements: Bool { children.first { _ in true } != nil }

    /// The first child element of that name.
    package func child(_ local: String, in namespace: XMLNamespace? = nil) -> XMLNode? {
        children.first { $0.local == local && (namespace == nil || $0.namespace == namespace) }
    }

    /// Follows child names from here, the first of each.
    package func path(_ names: String...) -> XMLNode? {
        var current = self
        for name in names {
            guard let next = current.child(name) else { return nil }
            current = next
        }
        return current
    }

    /// Every element below that has the name, in document order.
    package func descendants(_ local: String) -> [XMLNode] {
        var found: [XMLNode] = []
        walk { if $0.local == local { found.append($0) } }
        return found
    }

    /// Visits every element below in document order.
    package func walk(_ visit: (XMLNode) -> Void) {
        var current = node.firstChild
        while current >= 0 {
            let place = tree.place(current)
            if place.name >= 0 { visit(XMLNode(tree: tree, index: current)) }
            current = place.firstChild >= 0 ? place.firstChild : following(current)
        }
    }

    /// The next node in document order that is not below `start`, inside this element.
    private func following(_ start: Int32) -> Int32 {
        var current = start
        while current != index {
            let place = tree.place(current)
            if place.next >= 0 { return place.next }
            current = place.parent
        }
        return -1
    }

    /// An attribute's value, of any namespace but xml.
    package func attribute(_ local: String) -> String? {
        for attribute in tree.attributes(of: node) {
            let name = tree.name(attribute.name)
            if name.local == local && name.namespace != .xml { return tree.string(attribute.text) }
        }
        return nil
    }

    /// Names and values of all attributes, in order.
    package var attributes: [(name: XMLName, value: String)] {
        tree.attributes(of: node).map {
            (tree.name($0.name), tree.string($0.text))
        }
    }

    /// All character data below, as written.
    package var text: String {
        let first = node.firstChild
        if first < 0 { return "" }
        if tree.place(first).next < 0, tree.place(first).name < 0 {
            return tree.string(tree.place(first).text)
        }
        var bytes: [UInt8] = []
        var current = first
        while current >= 0 {
            let place = tree.place(current)
            if place.name < 0 { bytes.append(contentsOf: tree.text(place.text)) }
            current = place.firstChild >= 0 ? place.firstChild : following(current)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The character data without blanks at its ends, or nil if nothing is left.
    package var value: String? {
        let text = ASCII.trimmedText(self.text)
        return text.isEmpty ? nil : text
    }

    /// The content as markup: elements by local name, text escaped; what an `xhtml` construct means.
    package var innerMarkup: String {
        var bytes: [UInt8] = []
        var current = node.firstChild
        while current >= 0 {
            let place = tree.place(current)
            if place.name < 0 {
                for byte in tree.text(place.text) { MarkupEscaping.append(byte, to: &bytes) }
            } else {
                appendTag(place, into: &bytes)
            }
            if place.firstChild >= 0 {
                current = place.firstChild
                continue
            }
            current = closeTags(from: current, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Closes `start` and every ancestor that ends with it, and returns the node after them.
    private func closeTags(from start: Int32, into bytes: inout [UInt8]) -> Int32 {
        var current = start
        while current != index {
            let place = tree.place(current)
            if place.name >= 0 {
                let local = tree.name(place.name).local
                if place.firstChild >= 0 || !FeedText.isVoid(local) {
                    bytes.append(contentsOf: "</".utf8)
                    bytes.append(contentsOf: local.utf8)
                    bytes.append(UInt8(ascii: ">"))
                }
            }
            if place.next >= 0 { return place.next }
            current = place.parent
        }
        return -1
    }

    private func appendTag(_ place: XMLTreeStorage.Node, into bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: tree.name(place.name).local.utf8)
        for attribute in tree.attributes(of: place) {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: tree.name(attribute.name).local.utf8)
            bytes.append(contentsOf: "=\"".utf8)
            for byte in tree.text(attribute.text) { MarkupEscaping.append(byte, to: &bytes) }
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
    }
}

/// The child elements of an element.
package struct XMLChildren: Sequence, IteratorProtocol {
    let tree: XMLTree
    var following: Int32

    package mutating func next() -> XMLNode? {
        while following >= 0 {
            let index = following
            let place = tree.place(index)
            following = place.next
            if place.name >= 0 { return XMLNode(tree: tree, index: index) }
        }
        return nil
    }
}
