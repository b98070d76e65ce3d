/// The byte order mark that many programs write before a text in UTF-8.
package enum ByteOrderMark {
    /// How many bytes of it a text begins with: three or none.
    package static func length(_ text: some Sequence<UInt8>) -> Int {
        text.starts(with: mark) ? mark.count : 0
    }

    /// The same of a text that is only lent.
    package static func length(_ text: Span<UInt8>) -> Int {
        text.count >= mark.count && mark.indices.allSatisfy { text[$0] == mark[$0] } ? mark.count : 0
    }

    /// A text without it.
    package static func removed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        text.dropFirst(length(text))
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
