import Testing

@testable import Languages

@Suite struct WritingSystemTests {
    @Test(arguments: [
        ("a", WritingSystem.latin), ("Z", .latin), ("é", .latin), ("ő", .latin), ("Ɓ", .latin), ("ẹ", .latin),
        ("ж", .cyrillic),
        ("Ӑ", .cyrillic), ("ω", .greek), ("ἀ", .greek), ("ա", .armenian), ("ש", .hebrew), ("ع", .arabic),
        ("پ", .arabic), ("ܐ", .syriac),
        ("ކ", .thaana), ("क", .devanagari), ("ক", .bengali), ("ਕ", .gurmukhi), ("ક", .gujarati), ("କ", .odia),
        ("க", .tamil),
        ("క", .telugu), ("ಕ", .kannada), ("ക", .malayalam), ("ක", .sinhala), ("ก", .thai), ("ກ", .lao),
        ("က", .burmese),
        ("ក", .khmer), ("ა", .georgian), ("አ", .ethiopic), ("བ", .tibetan), ("漢", .han), ("𠀀", .han),
        ("あ", .kana), ("ア", .kana),
        ("한", .hangul), ("Ꭰ", .cherokee), ("ᐁ", .syllabics), ("ᠠ", .mongolian), ("\u{301}", .inherited),
        ("\u{200D}", .inherited),
        ("1", .none), (" ", .none), (".", .none), ("×", .none), ("€", .none), ("、", .none), ("😀", .none),
    ])
    func `each letter belongs to its writing system`(letter: String, system: WritingSystem) throws {
        #expect(WritingSystem.of(try #require(letter.unicodeScalars.first).value) == system, "\(letter)")
    }

    @Test func `every system of letters has a code, and each that one language has names it`() {
        for system in WritingSystem.allCases {
            #expect((system.code == nil) == (system == .inherited || system == .none), "\(system)")
            #expect(
                (system.alone != nil)
                    == (system.rawValue >= WritingSystem.kana.rawValue && system.code != nil), "\(system)")
        }
        #expect(WritingSystem.languagesAlone.isSuperset(of: ["ja", "ko", "el", "th", "ta"]))
    }

    @Test func `the classes of the table stand together by system`() {
        let table = LanguageDetectorTests.detector.table
        for system in WritingSystem.allCases.prefix(9) {
            let range = table.ranges[Int(system.rawValue)]
            #expect(!range.isEmpty, "\(system)")
            #expect(range.allSatisfy { table.classes[$0].hasSuffix("-" + (system.code ?? "")) }, "\(system)")
        }
    }
}
