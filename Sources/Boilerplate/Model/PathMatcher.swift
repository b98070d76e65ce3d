internal import Files
internal import Models
internal import TextKit

/// What a match needs to know of a class rule, as plain values.
struct ClassFacts: BitwiseCopyable, Sendable, Equatable {
    var weight: Double
    /// Bytes of the token.
    var length: UInt32
    private var categoryNumber: UInt8
    private var flags: UInt8
    /// Keeps the layout free of gaps, whose content a file would not determine.
    private var spare: UInt16 = 0

    private static let noCategory = UInt8.max

    init(_ rule: ClassRule, length: Int, openLeft: Bool, openRight: Bool) {
        weight = rule.weight
        self.length = UInt32(clamping: length)
        categoryNumber = rule.category.map { UInt8($0.index) } ?? Self.noCategory
        flags = (openLeft ? 1 : 0) | (openRight ? 2 : 0)
    }

    /// Dense number of the category; nil for tokens of the article's own text.
    var category: Int? { categoryNumber == Self.noCategory ? nil : Int(categoryNumber) }
    var isOpenLeft: Bool { flags & 1 != 0 }
    var isOpenRight: Bool { flags & 2 != 0 }
}

/// Class and id tokens of packs, compiled; behind their patterns in the automaton stand the names of elements.
struct ClassTable: Sendable {
    let facts: MappedArray<ClassFacts>
    let names: StringTable
    let automaton: PatternAutomaton
    static let sectionCount = 1 + StringTable.sectionCount + PatternAutomaton.sectionCount

    init(_ packs: [CuePack]) {
        let rules = packs.flatMap(\.classes)
        var patterns: [[UInt8]] = []
        var facts: [ClassFacts] = []
        for rule in rules {
            var bytes = Array(rule.token.lowercased().utf8)
            let openLeft = bytes.first == UInt8(ascii: "*")
            let openRight = bytes.last == UInt8(ascii: "*")
            bytes.removeAll { $0 == UInt8(ascii: "*") }
            patterns.append(bytes)
            facts.append(ClassFacts(rule, length: bytes.count, openLeft: openLeft, openRight: openRight))
        }
        for element in PathEvidence.elements { patterns.append(Array(">\(element)".utf8)) }
        self.facts = MappedArray(facts)
        names = StringTable(rules.map(\.id))
        automaton = PatternAutomaton(patterns)
    }

    init(_ file: FlatFile, at section: Int) throws(ResourceError) {
        facts = try file.section(section, of: ClassFacts.self)
        names = try StringTable(file, at: section + 1)
        automaton = try PatternAutomaton(file, at: section + 1 + StringTable.sectionCount)
        guard names.count == facts.count else { throw file.error("has class rules without names") }
    }

    var sections: [[UInt8]] { [facts.bytes] + names.sections + automaton.sections }
}

/// Class and id tokens: those of the resource folder, and behind them the user's.
package struct PathMatcher: Sendable {
    /// Deeper paths add nothing; hostile ones must stay cheap.
    private static let maximumBytes = 1200
    /// Weight of a token in the block's own element, the two around it, and farther out.
    private static let zoneWeights = [1.0, 0.8, 0.5]

    private let standard: ClassTable
    private let own: ClassTable?

    init(_ standard: ClassTable, own packs: [CuePack]) {
        self.standard = standard
        own = packs.contains { !$0.classes.isEmpty } ? ClassTable(packs) : nil
    }

    /// The id of a rule.
    func id(of rule: Int) -> String {
        guard rule >= standard.facts.count, let own else { return standard.names[rule] }
        return own.names[rule - standard.facts.count]
    }

    /// Reads a normalised path once; siblings share one, so the caller keeps the result for the next block.
    func evidence(of folded: [UInt8]) -> PathEvidence {
        var result = PathEvidence()
        guard folded.count > 1 else { return result }
        Self.search(standard, from: 0, folded, into: &result)
        if let own { Self.search(own, from: standard.facts.count, folded, into: &result) }
        return result
    }

    private static func search(
        _ table: ClassTable, from first: Int, _ folded: [UInt8], into result: inout PathEvidence
    ) {
        let zones = zoneStarts(folded)
        table.automaton.search(folded.span) { pattern, end in
            let isEnd = end == folded.count || !ASCII.isLower(folded[end])
            guard pattern < table.facts.count else {
                if isEnd { result.inside[pattern - table.facts.count] = true }
                return
            }
            let token = table.facts[pattern]
            let start = end - Int(token.length)
            if !token.isOpenLeft && start > 0 && ASCII.isLower(folded[start - 1]) { return }
            if !token.isOpenRight && !isEnd || isTableTitle(folded, start..<end) { return }
            let zone = start >= zones.own ? 0 : start >= zones.near ? 1 : 2
            count(token, number: first + pattern, zone: zone, in: &result)
        }
    }

    private static func count(
        _ token: ClassFacts, number: Int, zone: Int, in result: inout PathEvidence
    ) {
        guard let category = token.category else {
            result.article[zone] = max(result.article[zone], token.weight)
            return
        }
        result.promo[zone] = max(result.promo[zone], token.weight)
        let weight = token.weight * zoneWeights[zone]
        if weight > result.categories[category] {
            result.categories[category] = weight
            result.rules[category] = number
        }
    }

    /// Whether a token is the element `caption`, which only tables have; as a class it is a picture's.
    private static func isTableTitle(_ path: [UInt8], _ token: Range<Int>) -> Bool {
        guard token.lowerBound > 0, path[token.lowerBound - 1] == UInt8(ascii: ">") else { return false }
        return path[token].elementsEqual("caption".utf8)
    }

    /// Lower case, one "-" between the words of a token, whether they were written `a-b`, `a_b` or `aB`.
    static func normalized(_ path: String) -> [UInt8] {
        var result: [UInt8] = [UInt8(ascii: ">")]
        result.reserveCapacity(path.utf8.count + 32)
        var previous: UInt8 = 0
        for byte in path.utf8.suffix(maximumBytes) {
            if ASCII.isUpper(byte) {
                if ASCII.isLower(previous) { result.append(UInt8(ascii: "-")) }
                result.append(byte | 0x20)
            } else if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
                if result.last != UInt8(ascii: "-") { result.append(UInt8(ascii: "-")) }
            } else {
                result.append(byte)
            }
            previous = byte
        }
        return result
    }

    private static func zoneStarts(_ folded: [UInt8]) -> (own: Int, near: Int) {
        var separators: [Int] = []
        var index = folded.count - 1
        while index >= 0 && separators.count < 3 {
            if folded[index] == UInt8(ascii: ">") { separators.append(index) }
            index -= 1
        }
        return (separators.first ?? 0, separators.last ?? 0)
    }
}
