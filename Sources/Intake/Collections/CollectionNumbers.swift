internal import TextKit

/// The lines "1 of 3 DOCUMENTS" of an export, without those that a text has in its middle.
struct CollectionNumbers {
    private struct Number {
        var place: Int
        var number: Int
        var total: Int
        /// Whether the head of an article follows: a labelled line, a day or a count of words.
        var hasHead: Bool
        /// Whether an article ends before it, with the lines that exports put behind a text.
        var isBehindEnd: Bool
    }

    private let lines: [ArraySlice<UInt8>]
    private let numbers: [Number]
    /// Whether each line that looks like the beginning of an article is taken for one.
    private let isWhole: Bool

    init(_ lines: [ArraySlice<UInt8>]) {
        self.lines = lines
        let found = lines.indices.compactMap { Self.number(lines, at: $0) }
        let heads = found.filter(\.hasHead)
        guard heads.isEmpty else {
            let beginnings = Self.beginnings(found)
            numbers = beginnings
            isWhole = heads.allSatisfy { head in beginnings.contains { $0.place == head.place } }
            return
        }
        let series = Set(found.map(\.total)).sorted().map { total in
            Self.series(found.filter { $0.total == total })
        }
        let longest = series.max { $0.count < $1.count } ?? []
        // One number alone is that of an export only if an article of one follows.
        numbers = longest.count >= 2 ? longest : []
        isWhole = true
    }

    /// Where the numbers stand.
    var places: [Int] { numbers.map(\.place) }

    /// Whether articles follow most of them; what an article lists in its text may be numbered as well.
    var areSure: Bool { isWhole && numbers.count(where: \.hasHead) * 2 >= numbers.count }

    /// The lines of each article; what stands above the first number is one if it has the fields of one.
    var pieces: [Range<Int>] {
        let first = 0..<(places.first ?? 0)
        let preface = CollectedArticle.hasFields(lines[first]) ? [first] : []
        return preface + zip(places, places.dropFirst() + [lines.count]).map { $0 + 1..<$1 }
    }

    private static func number(_ lines: [ArraySlice<UInt8>], at place: Int) -> Number? {
        guard let (number, total) = CollectionMark.number(in: lines[place]) else { return nil }
        let isAlone = place == 0 || lines[place - 1].isEmpty || CollectionMark.isRuler(lines[place - 1])
        let hasHead = hasHead(lines, after: place)
        guard isAlone || hasHead else { return nil }
        return Number(
            place: place, number: number, total: total, hasHead: hasHead,
            isBehindEnd: isBehindEnd(lines, place))
    }

    private static let longestHead = 12

    private static func hasHead(_ lines: [ArraySlice<UInt8>], after place: Int) -> Bool {
        let head = lines[(place + 1)...].lazy.filter { !$0.isEmpty }.prefix(longestHead)
            .prefix { CollectionMark.number(in: $0) == nil && !isOfTail($0) }
        return head.contains {
            CollectionField.label(of: $0) != nil || CollectionMark.isWordCount($0) || CollectionMark.isDay($0)
        }
    }

    /// How many lines that are not blank may stand between the first line of a tail and the next number.
    private static let longestTail = 4

    private static func isBehindEnd(_ lines: [ArraySlice<UInt8>], _ place: Int) -> Bool {
        lines[..<place].reversed().lazy.filter { !$0.isEmpty }.prefix(longestTail).contains {
            isOfTail($0) || CollectionMark.isCopyright($0) || CollectionMark.isEnd($0)
                || CollectionMark.isRuler($0)
        }
    }

    private static func isOfTail(_ line: ArraySlice<UInt8>) -> Bool {
        CollectionField.label(of: line)?.field == .tail
    }

    /// The numbers that begin articles, whatever they are.
    ///
    /// A choice of an export, one turned round and several in one file have gaps and repetitions. One in a text follows no end
    /// of an article, and none of its turn has a head.
    private static func beginnings(_ numbers: [Number]) -> [Number] {
        var found: [Number] = []
        for number in numbers {
            let isInTurn =
                found.last.map {
                    $0.total == number.total && $0.number + 1 == number.number
                } ?? true
            if number.isBehindEnd && (number.hasHead || isInTurn) || number.hasHead && isInTurn {
                found.append(number)
            }
        }
        return found
    }

    /// Numbers that follow one another; what stands between them out of turn is text.
    private static func series(_ numbers: [Number]) -> [Number] {
        var series: [Number] = []
        for number in numbers where series.last.map({ $0.number + 1 == number.number }) ?? true {
            series.append(number)
        }
        return series
    }
}
