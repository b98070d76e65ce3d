internal import TextKit

/// An article's id in sixteen bytes: a dataset has millions.
struct ArticleID: Hashable, Comparable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    init(_ text: String) {
        let bytes = Array(text.utf8)
        if bytes.count == 32, let high = Hexadecimal.value(bytes[..<16]),
            let low = Hexadecimal.value(bytes[16...])
        {
            (self.high, self.low) = (high, low)
        } else {
            // What is no id has been told as such; it must only differ from the others.
            (high, low) = (XXH3.hash(bytes), UInt64(bytes.count))
        }
    }

    static func < (left: ArticleID, right: ArticleID) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    var description: String {
        Hexadecimal.text(
            [high, low].flatMap { half in
                stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: half >> UInt64($0)) }
            })
    }
}

/// A row of the articles.
struct ArticleRevision: Hashable {
    var id: ArticleID
    var revision: Int
}
