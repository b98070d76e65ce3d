internal import TextKit

/// A numeric character reference of HTML or XML: `&#233;` or `&#xE9;`.
package struct NumericReference: Equatable {
    /// The number; all beyond Unicode are 0x110000.
    package var code: UInt32
    /// The place after it.
    package var end: Int

    /// Reads the reference whose ampersand is at `start`; the semicolon may be missing.
    package static func read<Bytes: RandomAccessCollection<UInt8>>(
        _ bytes: Bytes, at start: Int
    ) -> NumericReference? where Bytes.Index == Int {
        var place = start + 2
        guard place < bytes.endIndex, bytes[start + 1] == UInt8(ascii: "#") else { return nil }
        let isHexadecimal = bytes[place] | 0x20 == UInt8(ascii: "x")
        if isHexadecimal { place += 1 }
        let first = place
        var code: UInt32 = 0
        while place < bytes.endIndex, let digit = Hexadecimal.digit(bytes[place]), isHexadecimal || digit < 10
        {
            code = min(code * (isHexadecimal ? 16 : 10) + UInt32(digit), 0x11_0000)
            place += 1
        }
        guard place > first else { return nil }
        if place < bytes.endIndex, bytes[place] == UInt8(ascii: ";") { place += 1 }
        return NumericReference(code: code, end: place)
    }

    /// What browsers show: C1 controls are windows-1252; nulls, surrogates and what is beyond become U+FFFD.
    var scalarInHTML: Unicode.Scalar { code == 0 ? "\u{FFFD}" : scalar ?? "\u{FFFD}" }

    /// The same for XML; nil for what it forbids.
    package var scalarInXML: Unicode.Scalar? {
        switch code {
        case 0x09, 0x0A, 0x0D: Unicode.Scalar(code)
        case 0..<0x20, 0xFFFE, 0xFFFF: nil
        default: scalar
        }
    }

    private var scalar: Unicode.Scalar? {
        Unicode.Scalar((0x80...0x9F).contains(code) ? Windows1252.scalar(code) : code)
    }
}
