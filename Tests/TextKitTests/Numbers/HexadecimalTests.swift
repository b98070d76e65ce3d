import Testing
import TextKit

@Suite struct HexadecimalTests {
    @Test func `only the sixteen digits in both cases are digits`() {
        for byte in UInt8.min...UInt8.max {
            let character = Character(Unicode.Scalar(byte))
            #expect(Hexadecimal.digit(byte).map(Int.init) == (byte < 0x80 ? character.hexDigitValue : nil))
        }
    }

    @Test(arguments: [("41", 0x41), ("fF", 0xFF), ("+4", nil), ("-0", nil), ("g4", nil), ("4g", nil)])
    func `two digits are a byte, and a sign is not a digit`(text: String, byte: UInt8?) {
        let digits = Array(text.utf8)
        #expect(Hexadecimal.byte(digits[0], digits[1]) == byte)
    }

    @Test func `a number has as many digits as allowed`() {
        #expect(Hexadecimal.value("1fFfF".utf8) == 0x1FFFF)
        #expect(Hexadecimal.value("12345".utf8, digits: 1...4) == nil)
        #expect(Hexadecimal.value("".utf8) == nil)
        #expect(Hexadecimal.value("+041".utf8) == nil)
        #expect(Hexadecimal.value("ffffffffffffffff".utf8) == .max)
        #expect(Hexadecimal.value("0ffffffffffffffff".utf8, digits: 1...20) == nil)
    }

    @Test func `bytes become lower-case digits`() {
        #expect(Hexadecimal.text([0, 0x9A, 0xFF]) == "009aff")
        var output: [UInt8] = []
        Hexadecimal.append(0xC3, to: &output)
        #expect(output == Array("c3".utf8))
    }
}
