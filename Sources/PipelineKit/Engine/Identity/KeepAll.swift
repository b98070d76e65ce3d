internal import Files

/// Ends the first pass of a plan that has no corpus stage.
struct KeepAll: CorpusStage {
    struct Options: StageOptions {
        init() {}
        init(reading reader: inout OptionReader) {}
    }

    static let kind = DropEntry.publishing
    static let summary = "Keeps every record."
    static let needs: Set<DocumentField> = []
    static let provides: Set<DocumentField> = []
    static let seesReferences = true

    let resourceDigests: [String: String] = [:]

    init() {}
    init(options: Options, resources: Resources) throws(ResourceError) {}

    mutating func observe(_ record: borrowing Record, at place: RecordPosition) {}
    mutating func conclude() {}
    mutating func consider(_ record: inout Record, lookUp: LookUp) throws(DocumentFault) -> Verdict { .keep }
}
