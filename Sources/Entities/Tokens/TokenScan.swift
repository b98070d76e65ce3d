internal import TextKit

/// One pass over a token's bytes: hashes, shape and traits.
package struct TokenScan {
    package var hash = WordHash.basis
    package var lowerHash = WordHash.basis
    package var shape = WordHash.basis
    var scalars = 0
    package var traits: TokenTraits = []
    private var last: UInt32 = 0
    private var repeats = 0

    package init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
        var index = start
        var letters = 0
        while index < end {
            let (value, length) = UTF8Scalars.decode(bytes, at: index)
            letters += value < 0x80 ? addASCII(value) : addOther(value)
            index += length
            scalars += 1
        }
        if traits.contains(.upper), !traits.contains(.lower), letters > 1 { traits.insert(.allUpper) }
        if letters == 0, !traits.contains(.digit) { traits.insert(.symbol) }
        if end - start > 1, bytes[end - 1] == 0x2E, letters > 0 { traits.insert(.abbreviation) }
    }

    /// Whether the scalar was a letter, as 0 or 1.
    @inline(__always)
    private mutating func addASCII(_ value: UInt32) -> Int {
        hash = WordHash.step(hash, value)
        switch value {
        case 0x61...0x7A:
            lowerHash = WordHash.step(lowerHash, value)
            traits.insert(.lower)
            addShape(0x78)
            return 1
        case 0x41...0x5A:
            lowerHash = WordHash.step(lowerHash, value + 32)
            addUpper()
            return 1
        case 0x30...0x39:
            lowerHash = WordHash.step(lowerHash, value)
            traits.insert(.digit)
            addShape(0x64)
            return 0
        default:
            lowerHash = WordHash.step(lowerHash, value)
            addShape(value)
            return 0
        }
    }

    private mutating func addOther(_ value: UInt32) -> Int {
        // A typographic apostrophe counts as a straight one in every list and feature.
        let value = value == 0x2019 ? 0x27 : value
        hash = WordHash.step(hash, value)
        lowerHash = WordHash.step(lowerHash, LetterCase.lower(value))
        switch ScalarKind.of(value) {
        case .letter:
            if LetterCase.isUpper(value) {
                addUpper()
            } else {
                traits.insert(.lower)
                addShape(0x78)
            }
            return 1
        case .syllable:
            traits.insert(.syllable)
            addShape(0x73)
            return 1
        case .digit:
            traits.insert(.digit)
            addShape(0x64)
        default:
            addShape(value >= 0x2000 && value < 0x2100 ? 0x70 : 0x79)
        }
        return 0
    }

    @inline(__always)
    private mutating func addUpper() {
        if scalars == 0 { traits.insert(.initialUpper) }
        traits.insert(.upper)
        addShape(0x58)
    }

    @inline(__always)
    private mutating func addShape(_ kind: UInt32) {
        if kind == last {
            repeats += 1
            if repeats > 2 { return }
        } else {
            last = kind
            repeats = 1
        }
        shape = WordHash.step(shape, kind)
    }
}
