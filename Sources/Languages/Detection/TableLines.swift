internal import Files

/// The lines of the table that the groups of a word are in, and the places in them that hold the groups.
///
/// They are looked for without a branch on what a line holds, so that the processor waits for all lines of a word at once.
struct TableLines {
    /// Low bits of each of four lanes.
    private static let lanes: UInt64 = 0x7FFF_7FFF_7FFF_7FFF

    var count = 0
    /// A word of sixty letters has three groups for each of them and itself.
    private(set) var numbers = InlineArray<192, UInt32>(repeating: 0)
    /// A bit for each place: the bits 12 to 15 of a lane for its fingerprint in the words 0 to 3 of the line.
    private(set) var found = InlineArray<192, UInt64>(repeating: 0)

    /// Looks a group up.
    @inline(__always)
    mutating func find(_ hash: UInt64, in table: LanguageTable) {
        guard count < numbers.count else { return }
        let line = Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: table.lines)) >> 32)
        let wanted = UInt64(max(1, UInt16(truncatingIfNeeded: hash >> 16))) &* 0x0001_0001_0001_0001
        let first = line * LanguageTable.wordsInLine
        var bits: UInt64 = 0
        for word in 0..<LanguageTable.wordsInLine {
            bits |= Self.equal(table.fingerprints[first + word] ^ wanted) >> UInt64(3 - word)
        }
        numbers[count] = UInt32(truncatingIfNeeded: line)
        found[count] = bits
        count += 1
    }

    /// The place in the table that a bit of `found` stands for.
    @inline(__always)
    static func place(of bit: Int, in line: Int) -> Int {
        (line * LanguageTable.wordsInLine + bit % 16 - 12) * 4 + bit / 16
    }

    /// The top bit of each lane that is zero.
    @inline(__always)
    private static func equal(_ lanes: UInt64) -> UInt64 {
        ~(((lanes & Self.lanes) &+ Self.lanes) | lanes | Self.lanes)
    }
}
