/// A constant-time set of tags.
package struct HTMLTagSet: Sendable {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    package init(_ tags: [HTMLTag]) {
        for tag in tags { insert(tag) }
    }

    package mutating func insert(_ tag: HTMLTag) {
        let bit: UInt64 = 1 << UInt64(tag.rawValue & 63)
        switch tag.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        default: high |= bit
        }
    }

    package func contains(_ tag: HTMLTag) -> Bool {
        let bit: UInt64 = 1 << UInt64(tag.rawValue & 63)
        switch tag.rawValue >> 6 {
        case 0: return low & bit != 0
        case 1: return middle & bit != 0
        default: return high & bit != 0
        }
    }
}
