internal import Markup
internal import TextKit

/// Text in two encodings: UTF-8 with pieces pasted in from windows-1252.
enum MixedEncodingText {
    /// UTF-8 in which a single invalid byte between ASCII is read as windows-1252; others become U+FFFD.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + 64)
        var position = 0
        while position < bytes.count {
            let length = bytes[position] < 0x80 ? 1 : UTF8Repair.sequenceLength(bytes, at: position)
            if length > 0 {
                output.append(contentsOf: bytes[position..<position + length])
                position += length
            } else if let scalar = pasted(bytes, at: position) {
                UTF8Scalars.append(scalar, to: &output)
                position += 1
            } else {
                output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                position += 1
                while position < bytes.count, bytes[position] & 0xC0 == 0x80 { position += 1 }
            }
        }
        return output
    }

    /// The character that a byte between ASCII bytes is in windows-1252.
    private static func pasted(_ bytes: [UInt8], at position: Int) -> UInt32? {
        guard position > 0, position + 1 < bytes.count, bytes[position - 1] < 0x80, bytes[position + 1] < 0x80
        else { return nil }
        let byte = bytes[position]
        return byte >= 0xA0 ? UInt32(byte) : windows1252(byte)
    }

    /// Replaces C1 controls, except the line break U+0085, by what windows-1252 has in their place.
    ///
    /// They are curly quotes and dashes after a careless conversion.
    static func withoutControls(_ text: [UInt8]) -> [UInt8] {
        guard let first = firstControl(text, from: 0) else { return text }
        var output = Array(text[..<first])
        var next: Int? = first
        while let place = next {
            if let scalar = windows1252(text[place + 1]) { UTF8Scalars.append(scalar, to: &output) }
            let following = firstControl(text, from: place + 2)
            output.append(contentsOf: text[(place + 2)..<(following ?? text.count)])
            next = following
        }
        return output
    }

    private static func firstControl(_ text: [UInt8], from start: Int) -> Int? {
        var position = ByteSearch.first(0xC2, in: text, from: start)
        while position + 1 < text.count {
            if text[position + 1] < 0xA0, text[position + 1] != 0x85 { return position }
            position = ByteSearch.first(0xC2, in: text, from: position + 1)
        }
        return nil
    }

    /// The character for a byte of 0x80 … 0x9F, if it is assigned.
    private static func windows1252(_ byte: UInt8) -> UInt32? {
        let scalar = Windows1252.scalar(UInt32(byte))
        return scalar < 0xA0 ? nil : scalar
    }
}
