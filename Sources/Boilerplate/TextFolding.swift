internal import TextKit

/// Folds all spellings of a phrase to one, so that a cue is listed once.
///
/// Case is folded as everywhere (`LetterCase`), curly quotes and dashes become straight ones, full-width
/// forms become ASCII, invisible characters vanish and a run of blanks becomes one space. Patterns and texts go
/// through the same function, so it need not be reversible.
package enum TextFolding {
    /// Replaces the content of `folded` by the folded form of the first `limit` bytes of `text`.
    package static func fold(_ text: Span<UInt8>, into folded: inout [UInt8], limit: Int = .max) {
        folded.removeAll(keepingCapacity: true)
        let end = min(text.count, limit)
        var index = 0
        while index < end {
            let start = index
            while index < end && text[index] < 0x80 { index += 1 }
            if index > start { appendASCII(text.extracting(start..<index), to: &folded) }
            while index < end && text[index] >= 0x80 {
                let (scalar, length) = UTF8Scalars.decode(text, at: index)
                append(scalar, to: &folded)
                index += length
            }
        }
        if folded.last == 0x20 { folded.removeLast() }
    }

    /// The folded form of a short text, such as a pattern.
    package static func folded(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        fold(Array(text.utf8).span, into: &result)
        return result
    }

    /// Appends a run in one call: growing the array byte by byte was most of the cost of folding.
    private static func appendASCII(_ run: Span<UInt8>, to folded: inout [UInt8]) {
        var isBlank = folded.last.map { $0 == 0x20 } ?? true
        folded.append(addingCapacity: run.count) { output in
            for place in run.indices {
                let byte = run[place]
                if byte <= 0x20 || byte == 0x7F {
                    if !isBlank { output.append(0x20) }
                    isBlank = true
                } else {
                    output.append(ASCII.lowercased(byte))
                    isBlank = false
                }
            }
        }
    }

    private static func appendASCII(_ byte: UInt8, to folded: inout [UInt8]) {
        if byte <= 0x20 || byte == 0x7F {
            guard let last = folded.last, last != 0x20 else { return }
            folded.append(0x20)
        } else {
            folded.append(ASCII.lowercased(byte))
        }
    }

    private static func append(_ scalar: UInt32, to folded: inout [UInt8]) {
        switch scalar {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0x85:
            appendASCII(0x20, to: &folded)
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF, 0x0640, 0x064B...0x0652, 0xFE0E, 0xFE0F:
            break
        case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032, 0x2039, 0x203A, 0x02BC: folded.append(UInt8(ascii: "'"))
        case 0x201C...0x201F, 0x2033, 0xAB, 0xBB, 0x300C...0x300F: folded.append(UInt8(ascii: "\""))
        case 0x2010...0x2015, 0x2212: folded.append(UInt8(ascii: "-"))
        case 0x2026: folded.append(contentsOf: [0x2E, 0x2E, 0x2E])
        case 0xFF01...0xFF5E: appendASCII(UInt8(truncatingIfNeeded: scalar &- 0xFEE0), to: &folded)
        default: UTF8Scalars.append(lowerCase(scalar), to: &folded)
        }
    }

    /// The lower-case form without the accents that writers leave out: in Greek capitals, in Russian and in Arabic.
    private static func lowerCase(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        // A capital's dialytika stays: so the model has learnt it.
        case 0x391...0x3AB: scalar + 0x20
        case 0x131, 0x386...0x3CE, 0x401, 0x451, 0x622, 0x623, 0x625:
            LetterFolding.base(LetterCase.lower(scalar))
        case 0x649: 0x64A
        default: LetterCase.lower(scalar)
        }
    }
}
