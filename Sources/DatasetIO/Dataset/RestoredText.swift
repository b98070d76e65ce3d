internal import Files
internal import JSON
internal import PipelineKit
internal import TextKit

/// A text into which paragraphs are inserted, and the new offset of each original paragraph.
struct RestoredText {
    private(set) var result = ""
    private var length = 0
    private var paragraphs: ArraySlice<Substring>
    private var taken = 0
    private var oldLength = 0
    /// Offsets of the original paragraphs, in Unicode scalars of the original text and of the new one.
    private var starts: [(old: Int, new: Int)] = []

    init(_ text: String) { paragraphs = text.split(separator: "\n\n")[...] }

    private mutating func append(_ text: some StringProtocol) {
        if !result.isEmpty {
            result += "\n\n"
            length += 2
        }
        result += text
        length += text.unicodeScalars.count
    }

    private mutating func copyParagraphs(upTo place: Int) {
        while taken < place, let next = paragraphs.popFirst() {
            starts.append((old: oldLength, new: result.isEmpty ? 0 : length + 2))
            append(next)
            oldLength += next.unicodeScalars.count + 2
            taken += 1
        }
    }

    mutating func insert(_ text: String, before place: Int) {
        copyParagraphs(upTo: place)
        append(CanonicalText.nfc(text))
    }

    mutating func finish() { copyParagraphs(upTo: .max) }

    /// Entities with their offsets in the new text.
    func moved(_ entities: JSONValue) -> JSONValue {
        .array((entities.elements ?? []).map(moved(entity:)))
    }

    private func moved(entity: JSONValue) -> JSONValue {
        guard case .object(var members) = entity, let start = entity["start"]?.integer,
            let paragraph = starts.last(where: { $0.old <= start })
        else { return entity }
        for index in members.indices where ["start", "end"].contains(members[index].key) {
            let offset = (members[index].value.integer ?? 0) - paragraph.old + paragraph.new
            members[index].value = .number(String(offset))
        }
        return .object(members)
    }
}
