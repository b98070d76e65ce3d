internal import Files
internal import TextKit

/// Builds a gazetteer in two passes: one counts what the names need, one fills tables of that size.
///
/// Tables never grow, so building takes the memory of the gazetteer.
struct GazetteerBuilder {
    private var slots: [UInt64]
    /// How many states the names made, the capacity that a table for the same names needs.
    private(set) var used = 0
    private var meanings: [Gazetteer.Meaning] = []
    private var entries: [Gazetteer.Entry] = []
    private var strings: [UInt8] = []

    /// A builder for names of at most this many tokens in total.
    init(states: Int, names: Int = 0) {
        meanings.reserveCapacity(names)
        entries.reserveCapacity(names)
        // Three quarters full: a table of millions of names stays small, and a look-up mostly reads one cache line.
        slots = Array(repeating: 0, count: max(16, states + states / 3 + 1))
    }

    /// How many states a name can make: its tokens.
    static func states(of name: ArraySlice<UInt8>) -> Int {
        isPlain(name) ? name.count { $0 == 0x20 } + 1 : Tokenizer.tokens(of: Array(name)).count
    }

    /// The gazetteer of all names added.
    ///
    /// Each table is released before the next is copied, so that at most one is in memory twice.
    consuming func gazetteer() -> Gazetteer {
        let slots = MappedArray(used == 0 ? [] : self.slots)
        self.slots = []
        let meanings = MappedArray(self.meanings)
        self.meanings = []
        let entries = MappedArray(self.entries)
        self.entries = []
        return Gazetteer(slots: slots, meanings: meanings, entries: entries, strings: MappedArray(strings))
    }

    /// Adds an entry and returns its number.
    mutating func register(_ entry: Gazetteer.Entry) -> UInt32 {
        entries.append(entry)
        return UInt32(truncatingIfNeeded: entries.count - 1)
    }

    /// Packs an identifier; a text of an unknown scheme is kept as it is.
    mutating func identifier(_ text: ArraySlice<UInt8>) -> EntityIdentifier {
        let known = EntityIdentifier(text)
        guard known == .none, !text.isEmpty else { return known }
        let offset = strings.count
        strings += text.prefix(0xFFFF)
        return EntityIdentifier(textAt: offset, length: text.count)
    }

    /// Adds one name of an entry, which is nil for a name that only has classes.
    mutating func add(
        _ name: ArraySlice<UInt8>, kind: GazetteerClass, entry: UInt32? = nil, exact: Bool = false
    ) {
        guard Self.isPlain(name) else {
            let tokens = Tokenizer.tokens(of: Array(name))
            return add(words: tokens.map { exact ? $0.hash : $0.lowerHash }, kind, entry, exact)
        }
        var (state, hash) = (exact ? Gazetteer.exactStart : Gazetteer.start, WordHash.basis)
        for byte in name {
            if byte == 0x20 {
                state = Gazetteer.advance(state, hash)
                hash = WordHash.basis
                if let slot = insert(state) { slots[slot] |= UInt64(Gazetteer.prefixBit) }
            } else {
                hash = WordHash.step(hash, UInt32(exact ? byte : byte | 0x20))
            }
        }
        finish(Gazetteer.advance(state, hash), kind, entry)
    }

    private mutating func add(words: [UInt64], _ kind: GazetteerClass, _ entry: UInt32?, _ exact: Bool) {
        // Longer names are titles of works; none of the lists' real names has as many tokens.
        guard let last = words.last, words.count <= 16 else { return }
        var state = exact ? Gazetteer.exactStart : Gazetteer.start
        for word in words.dropLast() {
            state = Gazetteer.advance(state, word)
            if let slot = insert(state) { slots[slot] |= UInt64(Gazetteer.prefixBit) }
        }
        finish(Gazetteer.advance(state, last), kind, entry)
    }

    /// Whether a name is ASCII letters and single blanks, as most are: a tokenizer for each would be half of the time
    /// that building takes.
    private static func isPlain(_ name: ArraySlice<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for byte in name {
            guard (byte == 0x20 && previous != 0x20) || ASCII.isLetter(byte) else { return false }
            previous = byte
        }
        return previous != 0x20
    }

    private mutating func finish(_ state: UInt64, _ kind: GazetteerClass, _ entry: UInt32?) {
        guard let slot = insert(state) else { return }
        let value = UInt32(truncatingIfNeeded: slots[slot])
        let prefix = value & Gazetteer.prefixBit
        let rest = value & ~(Gazetteer.prefixBit | Gazetteer.plainBit)
        let isPlain = value & Gazetteer.plainBit != 0
        if entry == nil, isPlain || rest == 0 {
            set(slot, prefix | Gazetteer.plainBit | rest | kind.rawValue)
        } else if isPlain || rest == 0 {
            let known = isPlain ? rest : 0
            if known != 0 { meanings.append(.init(classes: known, entry: 0, next: 0)) }
            meanings.append(.init(classes: kind.rawValue, entry: (entry ?? 0) + 1, next: 0))
            let first = known != 0 ? meanings.count - 2 : meanings.count - 1
            if known != 0 { meanings[first].next = UInt32(first + 2) }
            meanings[first].classes |= (known | kind.rawValue) << 16
            set(slot, prefix | UInt32(first + 1))
        } else {
            extend(Int(rest) - 1, kind, entry)
        }
    }

    private mutating func set(_ slot: Int, _ value: UInt32) {
        slots[slot] = (slots[slot] >> 32) << 32 | UInt64(value)
    }

    /// Adds a meaning to a name that already has one.
    private mutating func extend(_ first: Int, _ kind: GazetteerClass, _ entry: UInt32?) {
        meanings[first].classes |= kind.rawValue << 16
        let reference = entry.map { $0 + 1 } ?? 0
        var last = first
        while true {
            if meanings[last].entry == reference {
                meanings[last].classes |= kind.rawValue
                return
            }
            guard meanings[last].next > 0 else { break }
            last = Int(meanings[last].next) - 1
        }
        meanings.append(.init(classes: kind.rawValue, entry: reference, next: 0))
        meanings[last].next = UInt32(meanings.count)
    }

    /// The slot of a state; nil where the table is full, which counting first rules out.
    private mutating func insert(_ state: UInt64) -> Int? {
        let (start, fingerprint) = Gazetteer.place(state, slots: slots.count)
        let read: (UInt64) -> UInt32 = { UInt32(truncatingIfNeeded: $0 >> 32) }
        guard let place = slots.place(for: fingerprint, from: start, of: read) else { return nil }
        if slots[place] == 0 {
            guard used + 1 < slots.count else { return nil }
            slots[place] = UInt64(fingerprint) << 32
            used += 1
        }
        return place
    }
}
