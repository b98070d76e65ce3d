internal import PipelineKit

/// A paragraph-level piece of a document, with what the page's structure says about it.
public struct Block: Sendable, Equatable {
    /// The role of a block for a reader.
    public enum Role: Sendable, CaseIterable {
        /// Running text.
        case paragraph
        /// A heading within the body.
        case heading
        /// One point of a list.
        case listItem
        /// A quotation set off from the text.
        case quote
        /// The cells of one row.
        case tableRow
        /// Preformatted text, whose line breaks count.
        case preformatted
        /// The caption of a picture.
        case caption
    }

    /// UTF-8 text with runs of blanks folded, no markup, no blank line inside.
    public var text: String
    /// Its role for a reader.
    public var role: Role
    /// Lower-case element name ("p"); empty where there is no markup.
    public var tag: String
    /// The nearest ancestors, outermost first, joined by ">", each as `tag.class` or `tag#id.class`.
    public var path: String
    /// Share of the text that is in links, 0…1.
    public var linkDensity: Double
    /// Position in the whole page, 0 (first block) … 1 (last block).
    public var position: Double
    /// How sure extraction is that it is the article's text, 0…1.
    public var bodyProbability: Double

    /// Creates a block, by default one without markup of which extraction is sure.
    public init(
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

extension Block {
    init(_ block: PipelineKit.Block) {
        self.init(
            text: block.text, role: Role(block.role), tag: block.tag, path: block.path,
            linkDensity: block.linkDensity, position: block.position, bodyProbability: block.bodyProbability)
    }
}

extension PipelineKit.Block {
    init(_ block: Copydesk.Block) {
        self.init(
            text: block.text, role: Role(block.role), tag: block.tag, path: block.path,
            linkDensity: block.linkDensity, position: block.position, bodyProbability: block.bodyProbability)
    }
}

extension PipelineKit.Block.Role {
    fileprivate init(_ role: Copydesk.Block.Role) {
        self =
            switch role {
            case .paragraph: .paragraph
            case .heading: .heading
            case .listItem: .listItem
            case .quote: .quote
            case .tableRow: .tableRow
            case .preformatted: .preformatted
            case .caption: .caption
            }
    }
}

extension Block.Role {
    fileprivate init(_ role: PipelineKit.Block.Role) {
        self =
            switch role {
            case .paragraph: .paragraph
            case .heading: .heading
            case .listItem: .listItem
            case .quote: .quote
            case .tableRow: .tableRow
            case .preformatted: .preformatted
            case .caption: .caption
            }
    }
}
