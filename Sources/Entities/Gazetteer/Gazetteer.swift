package import Files
internal import Models
internal import TextKit

/// Names of places, people, organisations and users' entities in one automaton over token hashes.
///
/// A state is the hash of the lower-cased tokens so far; the table holds every prefix of every name, so that the
/// longest match is found with one lookup per token. A state takes 8 bytes: 32 bits that identify it and a
/// reference to its meaning. Everything is in flat arrays, so that a mapped file is used in place.
package struct Gazetteer: Sendable {
    /// An entity that a name can mean: 16 bytes.
    package struct Entry: Sendable, BitwiseCopyable {
        var identifier: EntityIdentifier
        var population: UInt32 = 0
        var country = CountryCode.unstated
        var division = DivisionCode.unstated
    }

    /// One meaning of a name: a link from the name to an entry, 12 bytes.
    package struct Meaning: Sendable, BitwiseCopyable {
        /// Classes of this meaning in the lower half; in the first meaning of a name, those of all in the upper half.
        var classes: UInt32
        /// One more than the number of the entry, or 0.
        var entry: UInt32
        /// One more than the number of the next meaning, or 0.
        var next: UInt32
    }

    /// An entry with what the list states about it under this name.
    struct Candidate: Sendable {
        /// Which entry of the list it is, counted from 0.
        var number: Int
        var entry: Entry
        var kind: GazetteerClass

        var identifier: EntityIdentifier { entry.identifier }
    }

    /// A name found in the lists.
    struct Match: Sendable {
        var classes: GazetteerClass
        /// One past the last token.
        var end: Int
        fileprivate var value: UInt32
    }

    static let magic: UInt32 = 0x5A47_4443
    /// Incremented with every change of the format or of the tokenizer.
    static let version: UInt32 = 1

    /// Flags of the lower half of a slot.
    static let prefixBit: UInt32 = 1 << 31
    /// The rest of the slot is classes, not the number of a meaning: most names are surnames without one.
    static let plainBit: UInt32 = 1 << 30
    package static let start: UInt64 = 0x6761_7A65_7474_6565
    /// The start state of names that only match exactly as written.
    static let exactStart: UInt64 = 0x6578_6163_746C_7921

    let slots: MappedArray<UInt64>
    let meanings: MappedArray<Meaning>
    let entries: MappedArray<Entry>
    let strings: MappedArray<UInt8>
    /// SHA-256 of the file's content; nil for a gazetteer made in memory.
    let digest: String?

    package init(
        slots: MappedArray<UInt64>, meanings: MappedArray<Meaning>, entries: MappedArray<Entry>,
        strings: MappedArray<UInt8>
    ) {
        (self.slots, self.meanings, self.entries, self.strings) = (slots, meanings, entries, strings)
        digest = nil
    }

    /// Uses a mapped file.
    ///
    /// - Throws: `ResourceError` where it is not a gazetteer, or corrupt.
    package init(file: MappedBytes, path: String) throws(ResourceError) {
        let flat = try FlatFile(file, magic: Self.magic, version: Self.version, path: path)
        slots = try flat.section(0, of: UInt64.self)
        meanings = try flat.section(1, of: Meaning.self)
        entries = try flat.section(2, of: Entry.self)
        strings = try flat.section(3, of: UInt8.self)
        digest = flat.digest
    }

    /// The gazetteer as a file.
    package func encoded() -> [UInt8] {
        FlatFile.encoded(
            magic: Self.magic, version: Self.version,
            sections: [slots.bytes, meanings.bytes, entries.bytes, strings.bytes])
    }

    /// Whether it has no name.
    package var isEmpty: Bool { slots.isEmpty }

    /// A hash is the key; two names with the same 32 bits and the same table position are not distinguished.
    @inline(__always)
    static func advance(_ state: UInt64, _ word: UInt64) -> UInt64 { WordHash.mix(state, word) }

    /// The first position of a state in a table, and the 32 bits that are kept of it.
    @inline(__always)
    package static func place(_ state: UInt64, slots: Int) -> (index: Int, fingerprint: UInt32) {
        (
            Int(truncatingIfNeeded: state.multipliedFullWidth(by: UInt64(slots)).high),
            max(1, UInt32(truncatingIfNeeded: state))
        )
    }

    // MARK: Look-up

    @inline(__always)
    private func find(_ state: UInt64) -> UInt32? {
        let count = slots.count
        guard count > 0 else { return nil }
        let (start, fingerprint) = Self.place(state, slots: count)
        let slot = slots.slot(holding: fingerprint, from: start) { UInt32(truncatingIfNeeded: $0 >> 32) }
        return slot.map { UInt32(truncatingIfNeeded: $0) }
    }

    @inline(__always)
    private func classes(_ value: UInt32) -> UInt32 {
        let rest = value & ~(Self.prefixBit | Self.plainBit)
        guard value & Self.plainBit == 0, rest > 0 else { return rest }
        return Int(rest) <= meanings.count ? meanings[Int(rest) - 1].classes >> 16 : 0
    }

    /// The longest name that starts at `position`; an exact one only as it is written.
    func longestMatch(
        _ tokens: [Token], at position: Int, limit: Int, exact: Bool = false
    ) -> Match? {
        var state = exact ? Self.exactStart : Self.start
        var best: Match?
        var index = position
        while index < limit {
            state = Self.advance(state, exact ? tokens[index].hash : tokens[index].lowerHash)
            guard let value = find(state) else { break }
            index += 1
            let classes = classes(value)
            if classes != 0 {
                best = Match(classes: GazetteerClass(rawValue: classes), end: index, value: value)
            }
            if value & Self.prefixBit == 0 { break }
        }
        return best
    }

    /// The name that is exactly these tokens.
    func match(_ tokens: [Token], _ range: Range<Int>) -> Match? {
        var state = Self.start
        for index in range { state = Self.advance(state, tokens[index].lowerHash) }
        guard let value = find(state) else { return nil }
        let classes = classes(value)
        guard classes != 0 else { return nil }
        return Match(classes: GazetteerClass(rawValue: classes), end: range.upperBound, value: value)
    }

    /// Calls `visit` for every name that starts at `position`, shortest first.
    func forEachMatch(
        _ tokens: [Token], at position: Int, limit: Int, _ visit: (GazetteerClass, Range<Int>) -> Void
    ) {
        var state = Self.start
        var index = position
        while index < limit {
            state = Self.advance(state, tokens[index].lowerHash)
            guard let value = find(state) else { return }
            index += 1
            let classes = classes(value)
            if classes != 0 { visit(GazetteerClass(rawValue: classes), position..<index) }
            if value & Self.prefixBit == 0 { return }
        }
    }

    /// What a matched name can mean, in the order of the lists.
    func candidates(_ match: Match) -> [Candidate] {
        guard match.value & Self.plainBit == 0 else { return [] }
        var found: [Candidate] = []
        var next = match.value & ~Self.prefixBit
        while next > 0, Int(next) <= meanings.count {
            let meaning = meanings[Int(next) - 1]
            if meaning.entry > 0, Int(meaning.entry) <= entries.count {
                found.append(
                    Candidate(
                        number: Int(meaning.entry) - 1, entry: entries[Int(meaning.entry) - 1],
                        kind: GazetteerClass(rawValue: meaning.classes & 0xFFFF)))
            }
            // Meanings are written in order, so a backward link is corruption and would be a cycle.
            guard meaning.next > next else { break }
            next = meaning.next
        }
        return found
    }

    /// A text of the strings; nil where the range is invalid.
    package func string(at offset: Int, length: Int) -> String? {
        guard offset >= 0, offset + length <= strings.count else { return nil }
        return String(decoding: (offset..<offset + length).map { strings[$0] }, as: UTF8.self)
    }
}
