/// What the worker part of a stage attaches to a record for its corpus part; never written to the dataset.
package protocol RecordAttachment: Sendable {
    /// Distinguishes it from the attachments of other stages.
    static var name: String { get }
    /// Decodes the result of `encoded`; nil for anything else.
    init?(encoded: [UInt8])
    /// Its bytes, as stored between two passes.
    var encoded: [UInt8] { get }
}

/// The attachments of a record, at most one of each type.
package struct RecordAttachments: Sendable, Equatable {
    /// An attachment as bytes, which are opaque to the engine.
    struct Entry: Sendable, Equatable {
        var name: String
        var bytes: [UInt8]
    }

    var entries: [Entry] = []

    package init() {}

    /// The attachment of a type; nil where there is none, or an unreadable one.
    package subscript<Attachment: RecordAttachment>(_ type: Attachment.Type) -> Attachment? {
        get { entries.first { $0.name == Attachment.name }.flatMap { Attachment(encoded: $0.bytes) } }
        set {
            entries.removeAll { $0.name == Attachment.name }
            if let newValue { entries.append(Entry(name: Attachment.name, bytes: newValue.encoded)) }
        }
    }
}
