internal import PipelineKit

/// What the half of a stage that works on single articles leaves for its half that sees the corpus.
///
/// It waits on disk between the passes, and is never written to the dataset.
public protocol StageNote: Sendable {
    /// Tells it from the notes of other stages: the stage's kind, and more where it leaves several.
    static var name: String { get }
    /// Reads what ``encoded`` gave; nil for anything else.
    init?(encoded: [UInt8])
    /// The note as bytes.
    var encoded: [UInt8] { get }
}

/// A note as the engine keeps it, under a name that no stage of Copydesk's own has.
struct KeptNote<Note: StageNote>: RecordAttachment {
    static var name: String { "own/\(Note.name)" }
    let note: Note

    init(_ note: Note) { self.note = note }

    init?(encoded: [UInt8]) {
        guard let note = Note(encoded: encoded) else { return nil }
        self.note = note
    }

    var encoded: [UInt8] { note.encoded }
}
