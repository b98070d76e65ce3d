import Testing
import TextKit

@Suite struct LicenseTests {
    private static let by = "https://creativecommons.org/licenses/by/4.0/"

    @Test(arguments: [
        (by, by), (" \(by)\n", by),
        (
            "http://creativecommons.org/licenses/by-nc-sa/3.0/",
            "http://creativecommons.org/licenses/by-nc-sa/3.0/"
        ),
        ("/terms", "https://harbour.example/terms"),
        ("https://straits.example/licence?x=1", "https://straits.example/licence?x=1"),
        ("\(by)?ref=chooser-v1", by), ("https://web.archive.org/web/20260603221000/\(by)", by),
        ("CC BY 4.0", "CC BY 4.0"), ("CC-BY-SA-4.0", "CC-BY-SA-4.0"),
        ("Licensed under CC BY-NC 3.0.", "CC BY-NC 3.0"), ("CC0", "CC0"),
        (
            "Creative Commons Attribution-ShareAlike 4.0 International License",
            "Creative Commons Attribution-ShareAlike 4.0 International License"
        ),
        ("Public Domain", "Public Domain"), ("Open Government Licence v3.0", "Open Government Licence v3.0"),
        // The page, the front page, a place within the page, and what is no licence.
        ("https://harbour.example/a", nil), ("/", nil), ("https://straits.example", nil), ("#copyright", nil),
        ("", nil),
        ("javascript:void(0)", nil), ("mailto:a@harbour.example", nil), ("© 2026 Harbour Courier", nil),
        ("All rights reserved", nil),
        ("Creative Commons", nil), ("cc", nil), ("by", nil), ("Standard", nil),
    ])
    func `what is stated as a licence is an address or a public licence's name`(
        stated: String, expected: String?
    ) {
        #expect(LicenseStatement.license(stated, base: WebAddress("https://harbour.example/a")) == expected)
    }

    @Test(arguments: [
        ("© 2026 Harbour Courier. Licensed under \(by).", by),
        ("Except where otherwise noted, content is under CC BY-SA 4.0", "CC BY-SA 4.0"),
        ("This text (CC BY 4.0) may be reused", "CC BY 4.0"),
        ("\(by) https://creativecommons.org/licenses/by/4.0/deed.de", by),
        // Two licences, none, the licence of pictures or of the site's theme, and denials.
        ("\(by) or https://creativecommons.org/licenses/by-sa/4.0/", nil), ("Text CC BY 4.0, data CC0", nil),
        ("© 2026 Harbour Courier", nil),
        ("Photos: CC BY 2.0", nil), ("Theme by X under CC BY 3.0", nil),
        ("Not licensed under CC BY 4.0", nil),
        ("See https://harbour.example/terms", nil), ("https://creativecommons.org/", nil),
        ("Cc: by the way", nil),
    ])
    func `a notice gives the one public licence that it names for the text`(notice: String, expected: String?)
    {
        #expect(LicenseStatement.license(inNotice: notice) == expected)
    }

    @Test func `the addresses that a notice links to count, and deed and legal code are one licence`() {
        #expect(LicenseStatement.license(inNotice: "Some rights reserved", addresses: [Self.by]) == Self.by)
        let deed = Self.by + "deed.en"
        #expect(
            LicenseStatement.license(inNotice: "x", addresses: [deed, Self.by, Self.by + "legalcode"]) == deed
        )
        #expect(LicenseStatement.license(inNotice: "x", addresses: ["https://harbour.example/"]) == nil)
        #expect(
            LicenseStatement.key("http://www.creativecommons.org/licenses/by/4.0")
                == LicenseStatement.key(deed))
        #expect(
            LicenseStatement.key(Self.by)
                != LicenseStatement.key("https://creativecommons.org/licenses/by/3.0/"))
    }
}
