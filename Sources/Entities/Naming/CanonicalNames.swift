internal import TextKit

/// Gives every mention the fullest name that the article uses for the same thing.
struct CanonicalNames {
    private let tokens: [Token]
    private let bytes: [UInt8]
    /// Full personal names in order of first mention.
    private var people: [Range<Int>] = []
    /// The first spelling of a full name, by its words: "Kim Jong Un" is "Kim Jong-un".
    private var spelled: [UInt64: Range<Int>] = [:]
    private var full: [UInt64: [Int]] = [:]
    /// The name that introduced an acronym: "World Health Organization (WHO)".
    private var acronyms: [UInt64: Range<Int>] = [:]
    private var known: [EntityIdentifier: Range<Int>] = [:]

    init(_ tokens: [Token], _ bytes: [UInt8], spans: [EntitySpan], identifiers: [EntityIdentifier]) {
        self.tokens = tokens
        self.bytes = bytes
        for (index, span) in spans.enumerated() {
            if span.type == .person, span.upper - span.lower > 1 { addPerson(span.range) }
            if span.type != .person { addAcronym(spans, index) }
            addIdentified(span.range, identifiers[index])
        }
    }

    /// The canonical form of a mention.
    func name(of span: EntitySpan, identifier: EntityIdentifier) -> String {
        if span.type == .person {
            let words = span.range.filter { !tokens[$0].traits.contains(.symbol) }
            if words.count == 1, let person = person(words[0], before: span.lower) { return text(person) }
            if let person = person(withSurname: words, span) { return text(person) }
            return text(spelled[key(words)] ?? span.range)
        }
        if identifier != .none, let range = known[identifier] { return text(range) }
        if let introduced = acronyms[key(span.range)] { return text(introduced) }
        return text(span.range)
    }

    /// The words of a span with any run of blanks as one space.
    func text(_ range: Range<Int>) -> String {
        var result: [UInt8] = []
        for index in range {
            if index > range.lowerBound, tokens[index].traits.contains(.spaceBefore) { result.append(0x20) }
            result.append(contentsOf: bytes[Int(tokens[index].start)..<Int(tokens[index].end)])
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func key(_ words: some Sequence<Int>) -> UInt64 {
        words.reduce(0) { WordHash.mix($0, tokens[$1].lowerHash) }
    }

    // MARK: People

    private mutating func addPerson(_ range: Range<Int>) {
        people.append(range)
        let words = key(range.filter { !tokens[$0].traits.contains(.symbol) })
        spelled[words] = spelled[words] ?? range
        full[tokens[range.upperBound - 1].lowerHash, default: []].append(people.count - 1)
        full[WordHash.mix(1, tokens[range.lowerBound].lowerHash), default: []].append(people.count - 1)
    }

    /// The full name that ends (or, for Korean and Chinese order, begins) with a word: the last one before the
    /// mention, else the first after it.
    private func person(_ word: Int, before position: Int) -> Range<Int>? {
        for key in [tokens[word].lowerHash, WordHash.mix(1, tokens[word].lowerHash)] {
            guard let indices = full[key] else { continue }
            let earlier = indices.last { people[$0].lowerBound < position }
            if let index = earlier ?? indices.first { return people[index] }
        }
        return nil
    }

    /// The longer name of which a mention of several words is the end: "Van der Molen" is Hendrik van der Molen.
    private func person(withSurname words: [Int], _ span: EntitySpan) -> Range<Int>? {
        guard words.count > 1, let last = words.last else { return nil }
        let longer = (full[tokens[last].lowerHash] ?? []).map { people[$0] }.filter { range in
            range.count > span.range.count && key(range.suffix(span.range.count)) == key(span.range)
        }
        return longer.last { $0.lowerBound < span.lower } ?? longer.first
    }

    // MARK: Acronyms and identifiers

    private mutating func addAcronym(_ spans: [EntitySpan], _ index: Int) {
        guard index + 1 < spans.count else { return }
        let (name, short) = (spans[index], spans[index + 1])
        guard short.lower == name.upper + 1, tokens[name.upper].hash == EntityLexicon.openParenthesis,
            short.upper - short.lower == 1, name.upper - name.lower > 1,
            isAcronym(short.lower, of: name.range)
        else { return }
        acronyms[key(short.range)] = acronyms[key(short.range)] ?? name.range
    }

    private func isAcronym(_ short: Int, of name: Range<Int>) -> Bool {
        let letters = bytes[Int(tokens[short].start)..<Int(tokens[short].end)].filter { $0 != 0x2E }
        let initials = name.filter { tokens[$0].isCapitalised }.map { bytes[Int(tokens[$0].start)] }
        guard letters.count > 1, let first = letters.first, first == initials.first else { return false }
        return letters.count { initials.contains($0) } * 3 >= letters.count * 2
    }

    private mutating func addIdentified(_ range: Range<Int>, _ identifier: EntityIdentifier) {
        guard identifier != .none else { return }
        guard let current = known[identifier] else { return known[identifier] = range }
        if length(range) > length(current) { known[identifier] = range }
    }

    private func length(_ range: Range<Int>) -> Int32 {
        tokens[range.upperBound - 1].scalarEnd - tokens[range.lowerBound].scalarStart
    }
}
