package import Markup
internal import TextKit

/// What a page says about its article outside of the visible body.
///
/// All of it is evidence to compare blocks with, not the result: a quarter of news pages state bodies, which
/// are often truncated, joined without paragraphs or of another revision.
package struct BodyEvidence: Sendable {
    /// schema.org `articleBody` and the like.
    package var articleBodies: [String] = []
    package var descriptions: [String] = []
    package var titles: [String] = []
    /// Whether the page says that it is a live blog, whose posts keep their times.
    package var isLiveBlog = false

    package init(articleBodies: [String] = [], descriptions: [String] = [], titles: [String] = []) {
        self.articleBodies = articleBodies
        self.descriptions = descriptions
        self.titles = titles
    }

    /// Collects the evidence of a page, parsing its JSON-LD.
    package init(tree: HTMLTree) { self.init(tree: tree, data: StructuredData(tree)) }

    /// Collects the evidence of a page whose JSON-LD has been parsed already.
    package init(tree: HTMLTree, data: StructuredData) {
        articleBodies = data.articleBodies
        descriptions = data.descriptions
        titles = data.headlines
        isLiveBlog = data.isLiveBlog
        // A title inside the body is a picture's.
        for node in data.head.nodes where node < data.head.bodyStart {
            switch tree.nodes[node].tag {
            case .meta: collectMeta(tree, node)
            case .title where titles.count < 16: titles.append(tree.textContent(of: node, skipping: []))
            default: break
            }
        }
    }

    private mutating func collectMeta(_ tree: HTMLTree, _ node: Int) {
        guard let name = tree.attribute(.name, of: node) ?? tree.attribute(.property, of: node),
            let content = tree.attributeString(.content, of: node), !content.isEmpty
        else { return }
        if Self.descriptionNames.contains(where: { ASCII.equals(name, $0) }) {
            descriptions.append(content)
        } else if ASCII.equals(name, "og:title") || ASCII.equals(name, "twitter:title") {
            titles.append(content)
        }
    }

    private static let descriptionNames: [StaticString] = [
        "description", "og:description", "twitter:description", "dc.description",
    ]
}
