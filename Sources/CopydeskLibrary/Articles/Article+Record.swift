internal import JSON
internal import PipelineKit

extension Article {
    /// The row of a record in a dataset with these optional columns.
    init(_ record: Record, fields: Set<RecordSchema.OptionalField> = []) {
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
            storyID: fields.contains(.storyID) ? record.identified.story : nil,
            quotes: record.quotations.map(Quote.init), focus: record.focus.map(Focus.init),
            optionalColumns: Set(fields.compactMap { OptionalColumn(rawValue: $0.rawValue) }),
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
        (lat, lon) = (entity.position?.degreesNorth, entity.position?.degreesEast)
    }
}

extension Article.Quote {
    init(_ quotation: Quotation) {
        self.init(
            text: quotation.text, speaker: quotation.speaker, start: quotation.start, end: quotation.end)
    }
}

extension Article.Focus {
    init(_ focus: PipelineKit.Focus) {
        self.init(
            name: focus.name, id: focus.id, lat: focus.position?.degreesNorth,
            lon: focus.position?.degreesEast)
    }
}

extension Position {
    fileprivate var degreesNorth: Double { Double(latitude) / 1e5 }
    fileprivate var degreesEast: Double { Double(longitude) / 1e5 }

    /// A place of which both are known.
    init?(north: Double?, east: Double?) {
        guard let north, let east else { return nil }
        self.init(latitude: Int32((north * 1e5).rounded()), longitude: Int32((east * 1e5).rounded()))
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
