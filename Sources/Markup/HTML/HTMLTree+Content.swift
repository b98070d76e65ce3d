internal import TextKit

extension HTMLTree {
    /// The attributes of an element, in the order of the markup.
    @inlinable
    package func attributes(of node: Int) -> ArraySlice<Attribute> {
        guard nodes[node].isElement else { return [] }
        let start = Int(nodes[node].start)
        return attributes[start..<start + Int(nodes[node].count)]
    }

    /// The value of an attribute as UTF-8, or nil if the element does not have it.
    package func attribute(_ name: HTMLAttribute, of node: Int) -> ArraySlice<UInt8>? {
        place(of: name, of: node).map { bytes[$0] }
    }

    /// The range of an attribute's value.
    @inline(__always)
    private func place(of name: HTMLAttribute, of node: Int) -> Range<Int>? {
        guard attributeKinds & (1 << UInt64(name.rawValue)) != 0, nodes[node].isElement else { return nil }
        let start = Int(nodes[node].start)
        for index in start..<start + Int(nodes[node].count) where attributes[index].name == name {
            return attributes[index].range
        }
        return nil
    }

    /// The value of an attribute, or nil if the element does not have it.
    package func attributeString(_ name: HTMLAttribute, of node: Int) -> String? {
        attribute(name, of: node).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A hash of an attribute's value, the same for equal values.
    package func hash(of attribute: Attribute) -> UInt64 { ByteSearch.hash(of: bytes, attribute.range) }

    /// A hash of an attribute's value, or nil if the element does not have it or it is empty.
    package func hash(of name: HTMLAttribute, of node: Int) -> UInt64? {
        place(of: name, of: node).flatMap { $0.isEmpty ? nil : ByteSearch.hash(of: bytes, $0) }
    }

    /// Whether the element has the attribute, with or without a value.
    package func hasAttribute(_ name: HTMLAttribute, of node: Int) -> Bool {
        place(of: name, of: node) != nil
    }

    /// Whether one of the blank-separated words of an attribute is `token` (lower case), in any case.
    package func hasToken(_ token: StaticString, in name: HTMLAttribute, of node: Int) -> Bool {
        guard let range = place(of: name, of: node), range.count >= token.utf8CodeUnitCount else {
            return false
        }
        return bytes[range].split(whereSeparator: ASCII.isBlank).contains { ASCII.equals($0, token) }
    }

    /// The name of an element in lower case, also of an unknown one.
    package func tagName(of node: Int) -> String {
        guard nodes[node].tag == .other else { return nodes[node].tag.name }
        return attributeString(.elementName, of: node) ?? HTMLTag.other.name
    }

    /// The bytes of a text node; empty for anything else.
    package func text(of node: Int) -> ArraySlice<UInt8> { bytes[textRange(of: node)] }

    /// The range of a text node in `bytes`; empty for anything else.
    package func textRange(of node: Int) -> Range<Int> {
        guard nodes[node].isText else { return 0..<0 }
        let start = Int(nodes[node].start)
        return start..<start + Int(nodes[node].count)
    }

    /// Appends the text below a node, runs of blanks folded to one, `br` and block edges as one blank.
    ///
    /// Nodes with one of `skipping`'s flags are left out unless `node` itself has it.
    package func appendText(of node: Int, to output: inout [UInt8], skipping: Flags = .invisible) {
        let skipping = skipping.subtracting(nodes[node].flags)
        let base = output.count
        var blank = false
        var index = node
        var open: [Int] = []
        let end = nodes[node].subtreeEnd
        while index < end {
            while let block = open.last, nodes[block].subtreeEnd <= index {
                open.removeLast()
                blank = true
            }
            let current = nodes[index]
            if !current.flags.isDisjoint(with: skipping) {
                index = current.subtreeEnd
                continue
            }
            if current.isText {
                Self.appendFolded(text(of: index), to: &output, base: base, blank: &blank)
            } else if current.tag == .br || current.tag.isBlock {
                blank = true
                if current.subtreeEnd > index + 1 { open.append(index) }
            }
            index += 1
        }
    }

    private static func appendFolded(
        _ text: ArraySlice<UInt8>, to output: inout [UInt8], base: Int, blank: inout Bool
    ) {
        for byte in text {
            if ASCII.isBlank(byte) {
                blank = true
                continue
            }
            if blank && output.count > base { output.append(0x20) }
            blank = false
            output.append(byte)
        }
    }

    /// The text below a node, runs of blanks folded to one.
    package func textContent(of node: Int, skipping: Flags = .invisible) -> String {
        var output: [UInt8] = []
        appendText(of: node, to: &output, skipping: skipping)
        return String(decoding: output, as: UTF8.self)
    }

    /// The body of a kept script.
    package func body(of script: Script) -> ArraySlice<UInt8> { scriptBytes[script.range] }
}
