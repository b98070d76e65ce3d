internal import Markup

extension HTMLTree {
    /// Bytes from which on a class or id is data, and no name for what an element is.
    static let longestName = 200

    /// Whether an attribute of an element, its class or id if nothing else is said, holds one of some words.
    func isNamed(
        _ node: Int, by words: ByteWords, in attributes: [HTMLAttribute] = [.class, .id]
    ) -> Bool {
        attributes.contains { name in
            attribute(name, of: node).map { $0.count < Self.longestName && words.occurs(in: $0) } ?? false
        }
    }
}
