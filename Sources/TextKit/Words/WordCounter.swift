/// Counts words after UAX #29: runs of letters and digits, joined by an apostrophe, period or comma between two of them.
///
/// Ideographs and kana have no blanks between words and count one each, as the standard's default does for ideographs.
package enum WordCounter {
    private enum Class {
        case letter, digit, ideograph, extend, middleLetter, middleNumber, middleBoth, other
    }

    /// The number of words in a text.
    package static func count(_ text: String) -> Int {
        var count = Count()
        let bytes = text.utf8.span
        var place = 0
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                count.take(classify(byte))
                place += 1
            } else {
                let (scalar, length) = UTF8Scalars.decodeWide(bytes, at: place)
                count.take(classify(Unicode.Scalar(scalar) ?? "\u{FFFD}"))
                place += length
            }
        }
        return count.words
    }

    /// The state between two scalars.
    private struct Count {
        var words = 0
        var last = Class.other
        /// The class before a joiner: "can't" is one word, but "can'" before a blank ends after "can".
        var beforeJoiner = Class.other

        @inline(__always)
        mutating func take(_ current: Class) {
            switch current {
            case .ideograph: words += 1
            case .letter, .digit:
                if !WordCounter.continues(last, beforeJoiner, current) { words += 1 }
            case .extend: return
            case .middleLetter, .middleNumber, .middleBoth: beforeJoiner = last
            case .other: break
            }
            last = current
        }
    }

    private static func continues(_ last: Class, _ beforeJoiner: Class, _ current: Class) -> Bool {
        switch last {
        case .letter, .digit: true
        case .middleLetter: beforeJoiner == .letter && current == .letter
        case .middleNumber: beforeJoiner == .digit && current == .digit
        case .middleBoth: beforeJoiner == current
        default: false
        }
    }

    @inline(__always)
    private static func classify(_ ascii: UInt8) -> Class {
        switch ascii {
        case 0x30...0x39: .digit
        case 0x41...0x5A, 0x61...0x7A, 0x5F: .letter
        case 0x27, 0x2E: .middleBoth
        case 0x3A: .middleLetter
        case 0x2C, 0x3B: .middleNumber
        default: .other
        }
    }

    private static func classify(_ scalar: Unicode.Scalar) -> Class {
        switch scalar.value {
        case 0xC0...0x24F where scalar.value != 0xD7 && scalar.value != 0xF7: .letter
        case 0x2018, 0x2019: .middleBoth
        case 0xB7: .middleLetter
        case 0x3041...0x3096, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: .ideograph
        default: classifyByProperties(scalar.properties)
        }
    }

    private static func classifyByProperties(_ properties: Unicode.Scalar.Properties) -> Class {
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .format: .extend
        case .decimalNumber: .digit
        default: properties.isAlphabetic ? .letter : .other
        }
    }
}
