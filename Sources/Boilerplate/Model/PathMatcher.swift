internal import TextKit

/// Class and id tokens, compiled once.
package struct PathMatcher: Sendable {
    /// Deeper paths add nothing; hostile ones must stay cheap.
    private static let maximumBytes = 1200
    /// Weight of a token in the block's own element, the two around it, and farther out.
    private static let zoneWeights = [1.0, 0.8, 0.5]

    /// The rules of all packs.
    package let rules: [ClassRule]
    private let tokens: [(length: Int, openLeft: Bool, openRight: Bool)]
    private let automaton: PatternAutomaton

    package init(packs: [CuePack]) {
        rules = packs.flatMap(\.classes)
        var patterns: [[UInt8]] = []
        var tokens: [(Int, Bool, Bool)] = []
        for rule in rules {
            var bytes = Array(rule.token.lowercased().utf8)
            let openLeft = bytes.first == UInt8(ascii: "*")
            let openRight = bytes.last == UInt8(ascii: "*")
            bytes.removeAll { $0 == UInt8(ascii: "*") }
            patterns.append(bytes)
            tokens.append((bytes.count, openLeft, openRight))
        }
        for element in PathEvidence.elements { patterns.append(Array(">\(element)".utf8)) }
        self.tokens = tokens
        automaton = PatternAutomaton(patterns)
    }

    /// Reads a normalised path once; siblings share one, so the caller keeps the result for the next block.
    func evidence(of folded: [UInt8]) -> PathEvidence {
        var result = PathEvidence()
        guard folded.count > 1 else { return result }
        let zones = Self.zoneStarts(folded)
        automaton.search(folded.span) { pattern, end in
            if pattern >= rules.count {
                if end == folded.count || !ASCII.isLower(folded[end]) {
                    result.inside[pattern - rules.count] = true
                }
                return
            }
            let token = tokens[pattern]
            let start = end - token.length
            if !token.openLeft && start > 0 && ASCII.isLower(folded[start - 1]) { return }
            if !token.openRight && end < folded.count && ASCII.isLower(folded[end]) { return }
            if Self.isTableTitle(folded, start..<end) { return }
            let zone = start >= zones.own ? 0 : start >= zones.near ? 1 : 2
            count(pattern, zone: zone, in: &result)
        }
        return result
    }

    private func count(_ number: Int, zone: Int, in result: inout PathEvidence) {
        let rule = rules[number]
        guard let category = rule.category?.index else {
            result.article[zone] = max(result.article[zone], rule.weight)
            return
        }
        result.promo[zone] = max(result.promo[zone], rule.weight)
        let weight = rule.weight * Self.zoneWeights[zone]
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
