internal import JSON
internal import PipelineKit

extension Article {
    /// The row of a record; the story is a column only where an option asks for it.
    init(_ record: Record, hasStoryID: Bool = false) {
        self.init(
            id: record.id, guid: record.guid, url: record.url, canonicalURL: record.canonicalURL,
            source: record.source,
            domain: record.domain, title: record.title, subtitle: record.subtitle, authors: record.authors,
            published: record.published, modified: record.modified, section: record.section,
            tags: record.tags, language: record.language, text: record.text, summary: record.summary,
            wordCount: record.wordCount, image: record.image, kind: record.kind.rawValue,
            pageType: record.pageType?.rawValue, fetched: record.fetched, origin: record.origin,
            rights: Rights(record.rights), entities: record.entities.map(Name.init),
            clusterID: record.identified.cluster, revision: record.revision,
            removed: record.removedCounts.sorted { $0.key < $1.key }
                .map { RemovedCount(category: $0.key, count: $0.value) },
            warnings: record.warnings, input: Input(record.input),
            storyID: hasStoryID ? record.identified.story : nil,
            removedBlocks: record.removedBlocks.map(RemovedBlock.init))
    }
}

extension Article.Rights {
    init(_ rights: RightsStatement) {
        self.init(
            license: rights.license, holder: rights.holder, robots: rights.robots,
            tdm: rights.isMiningReserved, tdmPolicy: rights.miningPolicy, ai: rights.allowsAI,
            free: rights.isFree)
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
