/// Names of places, people and organisations in one automaton over token hashes.
///
/// A state is the hash of the lower-cased tokens so far; the table holds every prefix of every name, so that the
/// longest match is found with one look-up a token. A name takes 16 bytes and its identifiers 24 more, whatever its
/// length: a million names fit in about 64 MB.
struct Gazetteer: Sendable {
    /// A thing that a name can mean.
    struct Entry: Sendable {
        var identifier: EntityIdentifier
        var kind: GazetteerClass
        var population: UInt32
        /// Two ASCII letters of ISO 3166, or 0.
        var country: UInt16
        /// The type that a user's list gives, else nil.
        var type: EntityType?
    }

    /// What the lists know of one name.
    struct Match: Sendable {
        var classes: GazetteerClass
        /// One past the last token.
        var end: Int
        fileprivate var firstLink: Int32
    }

    private struct Slot: Sendable {
        var key: UInt64 = 0
        var classes: UInt32 = 0
        var link: Int32 = -1
    }

    private static let prefixBit: UInt32 = 1 << 31
    private static let start: UInt64 = 0x6761_7A65_7474_6565

    private var slots: [Slot] = Array(repeating: Slot(), count: 1 << 12)
    private var used = 0
    private var links: [(entry: Int32, next: Int32)] = []
    private(set) var entries: [Entry] = []
    /// Identifiers of users' lists.
    private(set) var customIdentifiers: [String] = []

    /// Whether no name was added.
    var isEmpty: Bool { used == 0 }

    /// A hash is a key; two names that share one of 2⁶⁴ are not told apart.
    private static func advance(_ state: UInt64, _ word: UInt64) -> UInt64 { WordHash.mix(state, word) | 1 }

    // MARK: Look-up

    /// The longest name that starts at `position`.
    func longestMatch(_ tokens: [Token], at position: Int, limit: Int) -> Match? {
        var state = Self.start
        var best: Match?
        var index = position
        while index < limit {
            state = Self.advance(state, tokens[index].lowerHash)
            guard let slot = find(state) else { break }
            index += 1
            let classes = slot.classes & ~Self.prefixBit
            if classes != 0 {
                best = Match(classes: GazetteerClass(rawValue: classes), end: index, firstLink: slot.link)
            }
            if slot.classes & Self.prefixBit == 0 { break }
        }
        return best
    }

    /// The name that is exactly these tokens.
    func match(_ tokens: [Token], _ range: Range<Int>) -> Match? {
        var state = Self.start
        for index in range { state = Self.advance(state, tokens[index].lowerHash) }
        guard let slot = find(state), slot.classes & ~Self.prefixBit != 0 else { return nil }
        let classes = GazetteerClass(rawValue: slot.classes & ~Self.prefixBit)
        return Match(classes: classes, end: range.upperBound, firstLink: slot.link)
    }

    /// Calls `visit` for every name that starts at `position`, shortest first.
    func forEachMatch(
        _ tokens: [Token], at position: Int, limit: Int, _ visit: (GazetteerClass, Range<Int>) -> Void
    ) {
        var state = Self.start
        var index = position
        while index < limit {
            state = Self.advance(state, tokens[index].lowerHash)
            guard let slot = find(state) else { return }
            index += 1
            let classes = slot.classes & ~Self.prefixBit
            if classes != 0 { visit(GazetteerClass(rawValue: classes), position..<index) }
            if slot.classes & Self.prefixBit == 0 { return }
        }
    }

    /// What a matched name can mean, in the order of the lists.
    func candidates(_ match: Match) -> [Entry] {
        var found: [Entry] = []
        var link = match.firstLink
        while link >= 0 {
            let (entry, next) = links[Int(link)]
            found.append(entries[Int(entry)])
            link = next
        }
        return found.reversed()
    }

    private func find(_ key: UInt64) -> Slot? {
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: key >> 20) & mask
        while true {
            let slot = slots[index]
            if slot.key == key { return slot }
            if slot.key == 0 { return nil }
            index = (index + 1) & mask
        }
    }

    // MARK: Building

    /// Adds one thing under all its names.
    mutating func add(_ names: [ArraySlice<UInt8>], entry: Entry) {
        let index = register(entry)
        for name in names { add(name, kind: entry.kind, entry: index) }
    }

    /// Keeps what a name means; nil where that is nothing but its classes.
    mutating func register(_ entry: Entry) -> Int32? {
        guard entry.identifier != .none || entry.type != nil else { return nil }
        entries.append(entry)
        return Int32(truncatingIfNeeded: entries.count - 1)
    }

    /// Adds a user's identifier and returns the packed one.
    mutating func addIdentifier(_ text: String) -> EntityIdentifier {
        customIdentifiers.append(text)
        return EntityIdentifier(custom: customIdentifiers.count - 1)
    }

    /// Adds one name of an entry, which is nil for a name that means nothing in particular.
    mutating func add(_ name: ArraySlice<UInt8>, kind: GazetteerClass, entry: Int32?) {
        guard Self.isPlain(name) else {
            return add(words: Tokenizer.tokens(of: Array(name)).map(\.lowerHash), kind, entry)
        }
        var (state, hash) = (Self.start, WordHash.basis)
        for byte in name {
            if byte == 0x20 {
                state = Self.advance(state, hash)
                hash = WordHash.basis
                slots[insert(state)].classes |= Self.prefixBit
            } else {
                hash = WordHash.step(hash, UInt32(byte | 0x20))
            }
        }
        finish(Self.advance(state, hash), kind, entry)
    }

    private mutating func add(words: [UInt64], _ kind: GazetteerClass, _ entry: Int32?) {
        // Longer names than this are titles of works; none of the lists' real names has as many tokens.
        guard let last = words.last, words.count <= 16 else { return }
        var state = Self.start
        for word in words.dropLast() {
            state = Self.advance(state, word)
            slots[insert(state)].classes |= Self.prefixBit
        }
        finish(Self.advance(state, last), kind, entry)
    }

    private mutating func finish(_ state: UInt64, _ kind: GazetteerClass, _ entry: Int32?) {
        let slot = insert(state)
        slots[slot].classes |= kind.rawValue
        if let entry { link(slot, entry) }
    }

    /// Whether a name is ASCII letters and single blanks, as most are: a tokenizer for each would be half of the time
    /// that loading takes.
    private static func isPlain(_ name: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for byte in name {
            guard (byte == 0x20 && previous != 0x20) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) else {
                return false
            }
            previous = byte
        }
        return previous != 0x20
    }

    /// Makes room for the names of a file of so many bytes.
    mutating func reserve(bytes: Int) {
        // A name and its prefixes take about fourteen bytes of a file.
        while slots.count < (used + bytes / 14) * 3 / 2 { grow() }
    }

    private mutating func link(_ slot: Int, _ entry: Int32) {
        if slots[slot].link >= 0, links[Int(slots[slot].link)].entry == entry { return }
        links.append((entry, slots[slot].link))
        slots[slot].link = Int32(truncatingIfNeeded: links.count - 1)
    }

    private mutating func insert(_ key: UInt64) -> Int {
        if used * 3 > slots.count * 2 { grow() }
        let mask = slots.count - 1
        var index = Int(truncatingIfNeeded: key >> 20) & mask
        while slots[index].key != 0 {
            if slots[index].key == key { return index }
            index = (index + 1) & mask
        }
        slots[index].key = key
        used += 1
        return index
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        let mask = slots.count - 1
        for slot in old where slot.key != 0 {
            var index = Int(truncatingIfNeeded: slot.key >> 20) & mask
            while slots[index].key != 0 { index = (index + 1) & mask }
            slots[index] = slot
        }
    }
}
