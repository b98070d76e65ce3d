internal import PipelineKit

/// What a stage records on a single article, to read it when it sees the corpus.
///
/// It is kept on disk between the passes and never written to the dataset.
public protocol StageNote: Sendable {
    /// Distinguishes it from other notes: the stage's kind, with a suffix if the stage leaves several.
    static var name: String { get }
    /// Decodes the result of ``encoded``; nil for anything else.
    init?(encoded: [UInt8])
    /// The note as bytes.
    var encoded: [UInt8] { get }
}

/// A note as the engine keeps it, under a name that no stage of Copydesk uses.
struct NoteAttachment<Note: StageNote>: RecordAttachment {
    static var name: String { "own/\(Note.name)" }
    let note: Note

    init(_ note: Note) { self.note = note }

    init?(encoded: [UInt8]) {
        guard let note = Note(encoded: encoded) else { return nil }
        self.note = note
    }

    var encoded: [UInt8] { note.encoded }
}
