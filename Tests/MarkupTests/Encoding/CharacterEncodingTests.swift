import Markup
import Testing

@Suite struct CharacterEncodingTests {
    /// A sentence in several encodings, as bytes that other programs wrote.
    private static let quotes: [UInt8] =
        Array("na".utf8) + [0xEF] + Array("ve ".utf8) + [0x93] + Array("q".utf8) + [0x94]
    private static let japanese: [UInt8] = [0x93, 0xFA, 0x96, 0x7B, 0x8C, 0xEA]
    private static let russian: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]

    private static func page(_ label: String, _ body: [UInt8]) -> [UInt8] {
        Array("<html><head><meta charset='\(label)'></head><body>".utf8) + body
    }

    @Test(arguments: [
        ("iso-8859-1", quotes, "naïve “q”", "windows-1252"),
        ("us-ascii", quotes, "naïve “q”", "windows-1252"),
        (" Shift_JIS", japanese, "日本語", "shift_jis"),
        ("windows-1251", russian, "Привет", "windows-1251"),
        ("gb2312", [0xD6, 0xD0, 0xCE, 0xC4, 0x86, 0xE1], "中文嗎", "gb18030"),
        ("euc-kr", [0x8C, 0x63], "똠", "euc-kr"),
        ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42], "日本", "iso-2022-jp"),
        ("utf-8", Array("żółć".utf8), "żółć", "utf-8"),
        ("utf-16", Array("żółć".utf8), "żółć", "utf-8"),
    ])
    func `a meta label decides`(_ label: String, _ body: [UInt8], _ text: String, _ name: String) {
        let decoded = CharacterEncoding.decode(Self.page(label, body))
        #expect(String(decoding: decoded.utf8, as: UTF8.self).hasSuffix(">" + text))
        #expect(decoded.encoding == name)
        #expect(decoded.source == .meta)
        #expect(!decoded.replacedInvalidBytes && !decoded.isMislabelled)
    }

    @Test func `the header wins over the page`() {
        let decoded = CharacterEncoding.decode(Self.page("utf-8", Self.russian), hint: "windows-1251")
        #expect(decoded.encoding == "windows-1251" && decoded.source == .header)
    }

    @Test func `valid UTF-8 wins over an 8-bit label and is flagged`() {
        let decoded = CharacterEncoding.decode(Self.page("latin1", Array("Zażółć gęślą jaźń".utf8)))
        #expect(decoded.encoding == "utf-8" && decoded.isMislabelled && decoded.source == .detected)
    }

    @Test(arguments: ["utf-8", "nonsense"])
    func `bytes that are not UTF-8 are read as windows-1252 rather than replaced`(_ label: String) {
        let decoded = CharacterEncoding.decode(Self.page(label, Self.quotes))
        #expect(String(decoding: decoded.utf8, as: UTF8.self).hasSuffix("naïve “q”"))
        #expect(decoded.isMislabelled && decoded.isGuess && !decoded.replacedInvalidBytes)
    }

    @Test func `a bad byte in much UTF-8 is replaced and flagged`() {
        let text = Array("Zażółć gęślą jaźń, zażółć gęślą".utf8)
        let decoded = CharacterEncoding.decode(text + [0xC5])
        #expect(decoded.utf8 == text + [0xEF, 0xBF, 0xBD])
        #expect(decoded.encoding == "utf-8" && decoded.replacedInvalidBytes)
    }

    @Test(
        arguments: [
            ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE], "utf-16le"), ([0xFE, 0xFF], "utf-16be"),
            ([0xFF, 0xFE, 0, 0], "utf-32le"), ([0, 0, 0xFE, 0xFF], "utf-32be"),
        ] as [([UInt8], String)])
    func `a byte order mark decides and goes`(_ mark: [UInt8], _ name: String) {
        let decoded = CharacterEncoding.decode(mark + Self.wide("<p>日本 é", name), hint: "latin1")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "<p>日本 é")
        #expect(decoded.encoding == name && decoded.source == .bom)
    }

    @Test(arguments: ["utf-16le", "utf-16be", "utf-32le", "utf-32be"])
    func `wide text without a mark is found`(_ name: String) {
        let text = "<?xml version='1.0'?><rss><title>Zażółć 日本</title></rss>"
        let decoded = CharacterEncoding.decode(Self.wide(text, name))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
        #expect(decoded.encoding == name && decoded.source == .detected)
    }

    @Test func `undeclared Cyrillic is detected`() {
        let text =
            "Президент России Владимир Путин заявил в четверг, что переговоры продолжатся на следующей неделе"
        let bytes = text.unicodeScalars.map { scalar -> UInt8 in
            scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(scalar.value - 0x410 + 0xC0)
        }
        let decoded = CharacterEncoding.decode(Array("<p>".utf8) + bytes)
        #expect(decoded.encoding == "windows-1251" && decoded.source == .detected)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "<p>" + text)
    }

    @Test(arguments: 0..<40)
    func `any bytes decode to valid UTF-8`(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        let bytes = (0..<600).map { _ -> UInt8 in
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return UInt8(truncatingIfNeeded: state >> 16)
        }
        let labels = [nil, "utf-8", "shift_jis", "gb18030", "big5", "iso-2022-jp", "utf-16", "utf-32", "x"]
        let decoded = CharacterEncoding.decode(bytes, hint: labels[seed % labels.count])
        #expect(UTF8Repair.firstInvalidByte(in: decoded.utf8) == nil, "seed \(seed)")
    }

    private static func wide(_ text: String, _ name: String) -> [UInt8] {
        switch name {
        case "utf-16le": text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        case "utf-16be": text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        case "utf-32le": text.unicodeScalars.flatMap { [UInt8($0.value & 255), UInt8($0.value >> 8), 0, 0] }
        case "utf-32be": text.unicodeScalars.flatMap { [0, 0, UInt8($0.value >> 8), UInt8($0.value & 255)] }
        default: Array(text.utf8)
        }
    }
}
