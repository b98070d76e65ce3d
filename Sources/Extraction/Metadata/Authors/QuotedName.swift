internal import Markup

/// Names on a page that are not its writer's: of a picture's maker, a quoted reader, a customer.
enum QuotedName {
    /// Whether an element stands in a figure or a quotation, or right after one; one that holds the title too does not.
    static func isQuoted(_ node: Int, _ tree: HTMLTree, _ titleNode: Int?) -> Bool {
        for element in [node] + tree.ancestors(of: node) {
            if let titleNode, tree.isInside(titleNode, element) { return false }
            switch tree.nodes[element].tag {
            case .figure, .figcaption, .caption, .blockquote, .q: return true
            case .body, .html: return false
            default: if isMarked(element, tree) || signsQuotation(element, tree) { return true }
            }
        }
        return false
    }

    private static let marks = ByteWords([
        "caption", "testimonial", "quote", "photo-credit", "photocredit", "image-credit", "img-credit",
        "picture-credit", "credit-photo", "bildnachweis", "customer", "guestbook", "reviews", "user-review",
    ])

    private static func isMarked(_ element: Int, _ tree: HTMLTree) -> Bool {
        tree.isNamed(element, by: marks)
    }

    /// Whether an element is the line under a quotation that says whose it is.
    private static func signsQuotation(_ element: Int, _ tree: HTMLTree) -> Bool {
        guard tree.nodes[element].tag == .cite || tree.nodes[element].tag == .p,
            tree.nodes[element].subtreeEnd - element <= widestSignature, let column = tree.parent(of: element)
        else { return false }
        let before = tree.children(of: column).filter { $0 < element && tree.nodes[$0].isElement }.last
        return before.map { tree.nodes[$0].tag == .blockquote || tree.nodes[$0].tag == .q } ?? false
    }

    private static let widestSignature = 8
}
