internal import JSON
internal import PipelineKit

extension Article {
    /// The row of a record; the story is a column only where an option asks for it.
    init(_ record: Record, hasStoryID: Bool = false) {
        self.init(
            id: record.id, url: record.url, canonicalURL: record.canonicalURL, source: record.source,
            domain: record.domain, title: record.title, subtitle: record.subtitle, authors: record.authors,
            published: record.published, modified: record.modified, section: record.section,
            tags: record.tags, language: record.language, text: record.text, summary: record.summary,
            wordCount: record.wordCount, image: record.image, kind: record.kind.rawValue,
            entities: record.entities.map(Name.init), clusterID: record.identified.cluster,
            storyID: hasStoryID ? record.identified.story : nil, revision: record.revision,
            removed: Self.counts(record.removedBlocks), warnings: record.warnings,
            input: Input(record.input), removedBlocks: record.removedBlocks.map(RemovedBlock.init))
    }

    private static func counts(_ blocks: [PipelineKit.RemovedBlock]) -> [String: Int] {
        blocks.reduce(into: [:]) { $0[$1.category.rawValue, default: 0] += 1 }
    }
}

extension Article.Name {
    init(_ entity: Entity) {
        self.init(
            text: entity.text, type: entity.type, start: entity.start, end: entity.end, name: entity.name,
            id: entity.id, count: entity.count)
    }
}

extension Article.Input {
    init(_ input: InputReference) {
        self.init(
            path: input.path, member: input.member, offset: input.offset, sha256: input.sha256 ?? "",
            bytes: input.bytes)
    }
}

extension Article.RemovedBlock {
    init(_ block: PipelineKit.RemovedBlock) {
        self.init(
            category: BlockCategory(rawValue: block.category.rawValue) ?? .otherBoilerplate, rule: block.rule,
            score: block.score, text: block.text)
    }
}
