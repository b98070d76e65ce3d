internal import TextKit

/// The lines "1 of 3 DOCUMENTS" of an export, without those that a text has in its middle.
struct CollectionNumbers {
    private struct Number {
        var place: Int
        var number: Int
        var total: Int
        /// Whether the head of an article follows: a labelled line, a day or a count of words.
        var hasHead: Bool
    }

    private let lines: [ArraySlice<UInt8>]
    private let numbers: [Number]

    init(_ lines: [ArraySlice<UInt8>]) {
        self.lines = lines
        var found = lines.indices.compactMap { Self.number(lines, at: $0) }
        if found.contains(where: \.hasHead) { found.removeAll { !$0.hasHead } }
        let series = Set(found.map(\.total)).sorted().map { total in
            Self.series(found.filter { $0.total == total })
        }
        let longest = series.max { $0.count < $1.count } ?? []
        // One number alone is that of an export only if an article of one follows.
        numbers = longest.count >= 2 || longest.first?.hasHead == true ? longest : []
    }

    /// Where the numbers stand.
    var places: [Int] { numbers.map(\.place) }

    /// Whether articles follow most of them; what an article lists in its text may be numbered as well.
    var areSure: Bool { numbers.count(where: \.hasHead) * 2 >= numbers.count }

    var pieces: [Range<Int>] {
        zip(places, places.dropFirst() + [lines.count]).map { $0 + 1..<$1 }
    }

    private static func number(_ lines: [ArraySlice<UInt8>], at place: Int) -> Number? {
        guard let (number, total) = CollectionMark.number(in: lines[place]) else { return nil }
        let isAlone = place == 0 || lines[place - 1].isEmpty || CollectionMark.isRuler(lines[place - 1])
        let hasHead = hasHead(lines, after: place)
        guard isAlone || hasHead else { return nil }
        return Number(place: place, number: number, total: total, hasHead: hasHead)
    }

    private static let longestHead = 12

    private static func hasHead(_ lines: [ArraySlice<UInt8>], after place: Int) -> Bool {
        let head = lines[(place + 1)...].lazy.filter { !$0.isEmpty }.prefix(longestHead)
            .prefix { CollectionMark.number(in: $0) == nil }
        return head.contains {
            CollectionField.label(of: $0) != nil || CollectionMark.isWordCount($0) || CollectionMark.isDay($0)
        }
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
