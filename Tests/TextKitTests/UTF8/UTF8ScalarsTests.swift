import Testing
import TextKit

@Suite struct UTF8ScalarsTests {
    @Test func `every scalar is written as the standard library does, and read back`() {
        var faults = 0
        var room = [UInt8](repeating: 0, count: 4)
        for value in 0..<UInt32(0x11_0000) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let expected = Array(String(scalar).utf8)
            var bytes: [UInt8] = []
            UTF8Scalars.append(value, to: &bytes)
            var span = room.mutableSpan
            let end = UTF8Scalars.write(value, to: &span, at: 0)
            let (read, length) = UTF8Scalars.decode(bytes, at: 0)
            let same = bytes == expected && Array(room[..<end]) == expected
            if !same || read != value || length != bytes.count { faults += 1 }
        }
        #expect(faults == 0)
    }

    @Test(
        arguments: [
            [0x80], [0xBF, 0x41], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x41], [0xE2, 0x80],
            [0xE2, 0x41, 0x80],
            [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
        ] as [[UInt8]])
    func `a damaged byte is one replacement character`(bytes: [UInt8]) {
        let (scalar, length) = UTF8Scalars.decode(bytes, at: 0)
        #expect(scalar == 0xFFFD)
        #expect(length == 1)
    }

    @Test(arguments: [
        ("é", true), ("Б", true), ("א", true), ("ก", true), ("か", true), ("中", true), ("한", true),
        ("»", false), ("€", false), ("…", false), ("📷", false), ("a", false),
    ])
    func `the first byte tells letters from signs`(text: String, isLetter: Bool) throws {
        #expect(UTF8Scalars.startsLetter(try #require(text.utf8.first)) == isLetter)
        for byte in text.utf8.dropFirst() { #expect(!UTF8Scalars.startsLetter(byte)) }
    }

    @Test func `a place in the middle is read alone`() {
        let bytes = Array("aé€".utf8)
        #expect(UTF8Scalars.decode(bytes.span, at: 1).scalar == 0xE9)
        #expect(UTF8Scalars.decode(bytes.span, at: 3).scalar == 0x20AC)
    }

    @Test(
        arguments: [
            (0xD83D, 0xDE00, 0x1F600), (0xD800, 0xDC00, 0x1_0000), (0xDBFF, 0xDFFF, 0x10_FFFF),
            (0xDC00, 0xD800, nil), (0xD83D, 0x41, nil), (0x41, 0xDE00, nil), (0x1_D800, 0xDC00, nil),
        ] as [(UInt32, UInt32, UInt32?)])
    func `a pair of surrogates is one scalar`(high: UInt32, low: UInt32, scalar: UInt32?) {
        #expect(UTF8Scalars.scalar(high: high, low: low) == scalar)
    }
}
