internal import TextKit

/// A run of capitalised words and what it consists of.
///
/// Neighbours share theirs: a sentence of nothing but names is read once, not once for each of its words.
struct NameRun {
    /// The word before it, -1 at the start of the sentence.
    let left: Int
    /// One past its last word.
    private(set) var right: Int
    private(set) var classes: UInt32 = 0
    /// Its words in order.
    private(set) var text: UInt64 = 0

    var words: Range<Int> { left + 1..<right }

    fileprivate init(after left: Int) {
        self.left = left
        right = left + 1
    }

    /// The runs of a sentence; each item that asks for one gets its number.
    static func mark(_ items: inout [FeatureContext.Item]) -> [NameRun] {
        var runs: [NameRun] = []
        var left = -1
        for index in items.indices {
            if items[index].hasRun {
                runs.extendLast(after: left, over: index, items)
                items[index].run = UInt32(runs.count - 1)
            }
            if !items[index].isName, items[index].token.scalarCount != 1 { left = index }
        }
        return runs
    }

    /// With all words up to `end` and those that follow it without a break.
    fileprivate func extended(past end: Int, _ items: [FeatureContext.Item]) -> NameRun {
        var run = self
        while run.right <= end || (run.right < items.count && items[run.right].continuesRun) {
            run.classes |= items[run.right].classes
            run.text = WordHash.mix(run.text, items[run.right].token.lowerHash)
            run.right += 1
        }
        return run
    }
}

extension [NameRun] {
    /// Makes the last run the one around `index`: what begins at the same word is only read on.
    fileprivate mutating func extendLast(after left: Int, over index: Int, _ items: [FeatureContext.Item]) {
        let last = self.last.flatMap { $0.left == left ? $0 : nil }
        if let last, index < last.right { return }
        append((last ?? NameRun(after: left)).extended(past: index, items))
    }
}

extension FeatureContext.Item {
    fileprivate var continuesRun: Bool {
        isName || (token.scalarCount == 1 && !token.traits.contains(.lower))
    }
}
