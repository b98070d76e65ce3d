import Testing

@testable import Languages

@Suite struct RegionsTests {
    @Test(arguments: [
        ("de", "DE"), ("uk", "GB"), ("gb", "GB"), ("sp", nil), ("en", nil), ("DE", nil), ("", nil),
    ])
    func `codes of countries are those of the standard, and "uk"`(code: String, region: String?) {
        #expect(Regions.region(code) == region)
    }

    @Test(arguments: [
        ("zh-TW", "Hant"), ("zh-HK", "Hant"), ("zh-MO", "Hant"), ("zh-CN", "Hans"), ("zh-SG", "Hans"),
        ("zh-Hans-HK", "Hans"),
        ("zh-Hant-CN", "Hant"), ("zh", nil), ("zh-US", nil),
    ])
    func `a region says how Chinese is written there, unless the tag names the script`(
        tag: String, script: String?
    ) {
        #expect(Regions.scriptOfChinese(tag) == script)
    }

    @Test func `languages with the code of their country are countries`() {
        for language in Regions.named { #expect(Regions.region(language) != nil, "\(language)") }
        #expect(!Regions.named.contains("sv") && !Regions.named.contains("en"))
    }
}
