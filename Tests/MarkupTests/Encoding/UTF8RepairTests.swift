import Markup
import Testing

@Suite struct UTF8RepairTests {
    @Test(
        arguments: [
            ([0x61, 0x62], nil), ([0x61, 0xC3, 0xA9], nil), ([0xF0, 0x9F, 0x98, 0x80], nil),
            ([0xED, 0x9F, 0xBF], nil),
            ([0x61, 0x80], 1), ([0xC0, 0x80], 0), ([0xE0, 0x9F, 0xBF], 0), ([0xED, 0xA0, 0x80], 0),
            ([0xF0, 0x8F, 0xBF, 0xBF], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0x61, 0xE2, 0x82], 1),
            ([0xC3], 0),
        ] as [([UInt8], Int?)])
    func `the first invalid byte is found`(bytes: [UInt8], place: Int?) {
        #expect(UTF8Repair.firstInvalidByte(in: bytes) == place)
        // Behind a run of ASCII, which is skipped in large steps.
        let long = [UInt8](repeating: 0x20, count: 70) + bytes
        #expect(UTF8Repair.firstInvalidByte(in: long) == place.map { $0 + 70 })
    }

    @Test(
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xE2, 0x82, 0x62], "\u{FFFD}b"),
            ([0xE2, 0x62], "\u{FFFD}b"),
            ([0xF0, 0x9F, 0x98, 0x62], "\u{FFFD}b"), ([0x80, 0x80], "\u{FFFD}\u{FFFD}"),
            ([0xC3, 0xA9, 0xC3], "é\u{FFFD}"),
            ([0x61], "a"), ([], ""),
        ] as [([UInt8], String)])
    func `a sequence that is cut short is one replacement`(bytes: [UInt8], text: String) {
        #expect(String(validating: UTF8Repair.repaired(bytes), as: UTF8.self) == text)
    }
}
