package import Files
package import PipelineKit

/// The stage: finds people, organisations and places in the text, with offsets, canonical names and ids.
///
/// Its half for the corpus, by option, decides what rests on all articles of a run: where a publisher is, and by which name
/// a person goes.
package struct TagEntities: RecordStage, CorpusStage {
    package static let kind = "tag-entities"
    package static let summary = "Tags names in the text with offsets, canonical names and ids."
    package static let needs: Set<DocumentField> = [.text]
    package static let provides: Set<DocumentField> = [.entities]
    package static let roles: Set<StageRole> = [.record]

    private let tagger: EntityTagger
    private let options: Options
    package let resourceDigests: [String: String]
    private var publishers: PublisherPlaces
    private var names = NameForms()

    package init(options: Options, resources: Resources) throws(ResourceError) {
        self.options = options
        tagger = try Self.tagger(options.tagger, resources)
        publishers = tagger.publishers
        resourceDigests = tagger.digests
    }

    /// A tagger with all problems of resources and users' files in one error.
    package static func tagger(
        _ options: EntityTaggerOptions, _ resources: Resources
    ) throws(ResourceError) -> EntityTagger {
        let lists = try EntityResources(directory: resources.folder)
        return try EntityTagger(resources: lists, options: options, folder: resources.root)
    }

    package var optionalFields: Set<RecordSchema.OptionalField> {
        let fields: [(Bool, RecordSchema.OptionalField)] = [
            (options.tagger.coordinates, .coordinates), (options.tagger.focus, .focus),
            (options.tagger.quotes, .quotes),
        ]
        return Set(fields.filter(\.0).map(\.1))
    }

    package var parts: StageInstance {
        StageInstance(work: .record(self), corpus: options.seesCorpus ? self : nil)
    }

    package func process(_ record: inout Record) throws(DocumentFault) -> Verdict {
        let publisher = publishers.place(of: record.domain)
        let result = tagger.tag(
            record.text, language: record.language, published: record.published, publisher: publisher,
            notesPlaces: options.learnsPublishers && record.domain != nil && !publisher.isHomeKnown)
        record.entities = result.entities
        record.focus = result.focus
        record.quotations = result.quotations
        record.attachments[PlaceNotes.self] = result.notes
        for warning in result.warnings { record.warn(warning) }
        return .keep
    }

    // MARK: The corpus

    package mutating func observe(_ record: borrowing Record, at place: RecordPosition) {
        if let domain = record.domain, let notes = record.attachments[PlaceNotes.self] {
            publishers.learn(notes, domain: domain)
        }
        if options.unifiesNames { names.observe(record.entities) }
    }

    package mutating func conclude() { names.conclude() }

    package func keeps(_ observed: Int) -> Bool? { true }

    package mutating func consider(
        _ record: inout Record, lookUp: LookUp
    ) throws(DocumentFault) -> Verdict {
        if let notes = record.attachments[PlaceNotes.self] {
            record.focus = tagger.settle(
                &record.entities, by: notes, publisher: publishers.place(of: record.domain))
            record.attachments[PlaceNotes.self] = nil
        }
        if options.unifiesNames { names.unify(&record) }
        return .keep
    }
}
