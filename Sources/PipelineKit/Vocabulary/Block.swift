/// A paragraph-level piece of text, with evidence from the page's structure.
///
/// Extraction makes blocks, strip-boilerplate classifies them, the kept ones become the record's text. A feed
/// entry's blocks come from its markup, those of a text dump are its paragraphs.
package struct Block: Sendable, Equatable {
    /// More of them are no article: each takes about a kilobyte in strip-boilerplate, and a file of three million lines took
    /// three gigabytes.
    package static let mostInDocument = 250_000

    /// - Throws: `DocumentFault` for a document of more blocks than any article has.
    package static func bound(_ count: Int) throws(DocumentFault) {
        guard count > mostInDocument else { return }
        throw DocumentFault(
            .tooManyBlocks, "\(count) paragraphs or lines; the limit is \(mostInDocument)")
    }

    /// The role of a block for a reader.
    package enum Role: Sendable {
        case paragraph, heading, listItem, quote, tableRow, preformatted, caption
    }

    /// UTF-8 text with runs of blanks folded, no markup, no blank line inside.
    package var text: String
    package var role: Role
    /// Lower-case element name ("p"); empty where there is no markup.
    package var tag: String
    /// The nearest ancestors, outermost first, the block's own element last, joined by ">".
    ///
    /// Each is `tag.class.class` or `tag#id.class`. Empty where there is no markup.
    package var path: String
    /// Share of the text that is in links, 0…1.
    package var linkDensity: Double
    /// Position in the whole page, 0 (first block) … 1 (last block).
    package var position: Double
    /// Extraction's probability that it is the article's text, 0…1; 1 where it was not estimated.
    package var bodyProbability: Double

    package init(
        text: String, role: Role = .paragraph, tag: String = "", path: String = "", linkDensity: Double = 0,
        position: Double = 0, bodyProbability: Double = 1
    ) {
        self.text = text
        self.role = role
        self.tag = tag
        self.path = path
        self.linkDensity = linkDensity
        self.position = position
        self.bodyProbability = bodyProbability
    }
}
