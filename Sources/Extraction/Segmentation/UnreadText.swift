internal import Markup
internal import TextKit

/// Elements whose text stands in the source and is not part of the line that a reader reads: what is hidden, is for screen
/// readers, is a tooltip, was deleted, or says how a word is pronounced.
struct UnreadText {
    /// What the names of elements seen before say: most elements of a page share theirs with others.
    private var names = NumberedKeys<UInt64>()
    private var meanings: [Meaning] = []

    private struct Meaning {
        var isUnread: Bool
        var isFoldable: Bool
    }

    /// An element with more nodes than this is no remark inside a line, whatever its name says.
    private static let largestRemark = 12

    /// Whether an inline element is left out of its line.
    mutating func isLeftOut(_ node: Int, _ element: HTMLTree.Node, in tree: HTMLTree) -> Bool {
        guard element.subtreeEnd - node <= Self.largestRemark else { return false }
        switch element.tag {
        case .rt, .rp, .rtc, .del: return true
        default: return hidesItself(node, element, in: tree) || isForScreenReaders(node, in: tree)
        }
    }

    /// Whether an element is hidden and what it stands in is not; of a hidden block every word is like the others.
    private func hidesItself(_ node: Int, _ element: HTMLTree.Node, in tree: HTMLTree) -> Bool {
        element.flags.contains(.hidden)
            && tree.parent(of: node).map { !tree.nodes[$0].flags.contains(.hidden) } != false
    }

    /// Whether class names hide an element from all readers but those of a screen reader, or until a pointer rests on it.
    mutating func isForScreenReaders(_ node: Int, in tree: HTMLTree) -> Bool {
        meaning(of: node, in: tree)?.isUnread ?? false
    }

    /// Whether an element is a part of the page that readers open and close, so that its text is read although it may be
    /// hidden at first.
    mutating func isFoldable(_ node: Int, _ element: HTMLTree.Node, in tree: HTMLTree) -> Bool {
        if element.tag == .details { return true }
        if element.tag == .other, let name = tree.attribute(.elementName, of: node) {
            return ASCII.equals(name, "amp-accordion")
        }
        if let role = tree.attribute(.role, of: node), ASCII.equals(role, "tabpanel") { return true }
        return meaning(of: node, in: tree)?.isFoldable ?? false
    }

    private mutating func meaning(of node: Int, in tree: HTMLTree) -> Meaning? {
        guard let key = tree.hash(of: .class, of: node), let value = tree.attribute(.class, of: node) else {
            return nil
        }
        let number = names.insert(key)
        if number.isNew { meanings.append(Self.meaning(of: value)) }
        return meanings[number.number]
    }

    private static func meaning(of value: ArraySlice<UInt8>) -> Meaning {
        let letters = value.filter { ASCII.isLetter($0) || $0 == 0x20 }[...]
        return Meaning(
            isUnread: unread.contains { ASCII.contains(letters, $0) },
            isFoldable: foldable.contains { ASCII.contains(letters, $0) })
    }

    /// Names that frameworks and content systems share, without hyphens.
    private static let unread = [
        "sronly", "screenreader", "visuallyhidden", "hiddenvisually", "visibilityhidden", "offscreen",
        "elementinvisible", "accessiblehide", "hideaccessible", "tooltiptext", "tooltipcontent",
        "tooltipinner", "mweditsection", "headerlink", "headinganchor", "anchorlink",
    ].map { Array($0.utf8) }

    private static let foldable = [
        "accordion", "collaps", "tabpanel", "tabpane", "tabcontent", "expand", "toggle", "foldable", "faq",
        "readmore",
        "showmore", "spoiler",
    ].map { Array($0.utf8) }
}
