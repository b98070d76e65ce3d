internal import TextKit

/// Turns a stream in UTF-16, as spreadsheets export "Unicode text", into UTF-8 piece by piece.
struct WideTextDecoder {
    private let isBigEndian: Bool
    private var carry: [UInt8] = []

    /// Nil for a stream that does not begin like UTF-16: with its mark, or with ASCII in every second byte.
    init?(head: [UInt8]) {
        if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
            isBigEndian = head[0] == 0xFE
            return
        }
        let sample = head.prefix(64)
        let even = sample.indices.filter { $0 % 2 == 0 && sample[$0] == 0 }.count
        let odd = sample.indices.filter { $0 % 2 == 1 && sample[$0] == 0 }.count
        guard sample.count >= 8, max(even, odd) * 4 > sample.count, min(even, odd) == 0 else { return nil }
        isBigEndian = even > odd
    }

    /// Appends the text of the next bytes; half a character waits for the other half.
    mutating func append(_ bytes: [UInt8], to output: inout [UInt8], isAtEnd: Bool = false) {
        let input = carry + bytes
        carry = []
        var position = 0
        while position + 1 < input.count {
            let unit = unit(input, position)
            guard unit & 0xF800 == 0xD800 else {
                if unit != 0xFEFF { UTF8Scalars.append(UInt32(unit), to: &output) }
                position += 2
                continue
            }
            if position + 3 >= input.count, !isAtEnd { break }
            let low = position + 3 < input.count ? self.unit(input, position + 2) : 0
            let pair = UTF8Scalars.scalar(high: UInt32(unit), low: UInt32(low))
            UTF8Scalars.append(pair ?? 0xFFFD, to: &output)
            position += pair == nil ? 2 : 4
        }
        carry = Array(input[position...])
    }

    private func unit(_ bytes: [UInt8], _ position: Int) -> UInt16 {
        let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
        return isBigEndian ? first << 8 | second : second << 8 | first
    }
}
