internal import PipelineKit
internal import TextKit

/// Tells the root of a document from a text that speaks of one, as in: The app had looked for `<feed>` in vain.
///
/// A root is followed by an element. At the beginning of a file it may have lost that one, but not every end tag.
struct MarkupMention {
    /// Whether letters stand before this place, outside of tags.
    private var isAfterText = false

    /// Takes in what stands between the last tag's beginning and the next one's.
    mutating func read(_ piece: ArraySlice<UInt8>) {
        guard !isAfterText else { return }
        let text = piece.firstIndex(of: UInt8(ascii: ">")).map { piece[($0 + 1)...] } ?? piece
        isAfterText = text.contains { ASCII.isLetter($0) || $0 >= 0x80 }
    }

    /// XML begins here, whatever stands before it.
    mutating func begin() { isAfterText = false }

    /// Whether a tag, given from its name on, is only mentioned.
    func isOne(of format: SourceFormat, _ tag: ArraySlice<UInt8>) -> Bool {
        guard format != .wikiExtractor, !isFollowedByElement(tag) else { return false }
        if isAfterText, format != .html { return true }
        return !isEmpty(tag) && tag.firstRange(of: "</".utf8) == nil
    }

    private func isEmpty(_ tag: ArraySlice<UInt8>) -> Bool {
        tag.firstIndex(of: UInt8(ascii: ">")).map { tag[..<$0].last == UInt8(ascii: "/") } ?? true
    }

    private func isFollowedByElement(_ tag: ArraySlice<UInt8>) -> Bool {
        guard let end = tag.firstIndex(of: UInt8(ascii: ">")) else { return false }
        let next = tag[(end + 1)...].drop { ASCII.isSpace($0) }
        return next.first == UInt8(ascii: "<") && next.dropFirst().first != UInt8(ascii: "/")
    }
}
