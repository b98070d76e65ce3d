/// A parsed page as one flat value: nodes in document order, text and attribute values in one byte buffer.
///
/// A node is an index. Its subtree is the index range `node..<subtreeEnd`, so walking in document order is a loop
/// over a range, the first child is the next index, and a next sibling starts where the subtree ends. Node 0 is the
/// document. Blanks outside `pre` are folded and entities are decoded.
@usableFromInline
package struct HTMLTree: Sendable {
    /// One node; 20 bytes.
    @usableFromInline
    package struct Node: Sendable {
        @usableFromInline package var tag: HTMLTag
        package var flags: Flags
        package var depth: UInt16
        @usableFromInline var parentIndex: Int32
        @usableFromInline var subtreeEndIndex: Int32
        /// Start of a text's range in `bytes`, or of an element's range in `attributes`.
        @usableFromInline package var start: Int32
        @usableFromInline package var count: Int32

        @inlinable package var parent: Int { Int(parentIndex) }
        @inlinable package var subtreeEnd: Int { Int(subtreeEndIndex) }
        @inlinable package var isText: Bool { tag == .text }
        @inlinable package var isElement: Bool { tag != .text && tag != .document }
    }

    /// Properties that a node has itself or inherits from its ancestors.
    package struct Flags: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// `hidden`, `display:none` or `visibility:hidden` on it or an ancestor.
        package static let hidden = Flags(rawValue: 1)
        /// `aria-hidden="true"` on it or an ancestor; often decoration, sometimes a visible duplicate.
        package static let ariaHidden = Flags(rawValue: 2)
        /// Inside `template` or `noscript`.
        package static let inert = Flags(rawValue: 4)
        /// Inside `pre`, where blanks and line ends are significant.
        package static let preformatted = Flags(rawValue: 8)

        /// Everything a reader does not see.
        package static let invisible: Flags = [.hidden, .inert]
    }

    /// One kept attribute; its value is a range of `bytes`.
    @usableFromInline
    package struct Attribute: Sendable {
        package var name: HTMLAttribute
        @usableFromInline var start: Int32
        @usableFromInline var count: Int32

        @inlinable package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
    }

    /// The body of a script that is data, kept as written.
    package struct Script: Sendable {
        /// The format of the data.
        package enum Kind: Sendable {
            /// `application/ld+json`.
            case jsonLD
            /// Next.js' page state.
            case nextData
            /// `type="application/json"` other than the above.
            case json
            /// JavaScript that assigns an object: `window.__APOLLO_STATE__ = {…}`, `Fusion.globalContent={…}`.
            case state
            /// Markup that a browser does not show by itself: a template's, or what stands in `noscript`.
            case markup
        }

        package var kind: Kind
        /// The range of the body in `scriptBytes`.
        package var range: Range<Int>
    }

    @usableFromInline package internal(set) var nodes: [Node] = []
    /// All text and attribute values, valid UTF-8.
    package internal(set) var bytes: [UInt8] = []
    @usableFromInline package internal(set) var attributes: [Attribute] = [] {
        didSet { attributeKinds = attributes.reduce(0) { $0 | 1 << UInt64($1.name.rawValue) } }
    }
    /// One bit for each name that some attribute of the page has; most pages have few of them.
    private(set) var attributeKinds: UInt64 = 0
    package internal(set) var scripts: [Script] = []
    package internal(set) var scriptBytes: [UInt8] = []

    package init() {
        reset()
    }

    /// Empties the tree and keeps its storage for the next document.
    package mutating func reset() {
        nodes.removeAll(keepingCapacity: true)
        bytes.removeAll(keepingCapacity: true)
        attributes = []
        scripts.removeAll(keepingCapacity: true)
        scriptBytes.removeAll(keepingCapacity: true)
        nodes.append(
            Node(tag: .document, flags: [], depth: 0, parentIndex: -1, subtreeEndIndex: 1, start: 0, count: 0)
        )
    }

    /// The document node.
    package var root: Int { 0 }
}
