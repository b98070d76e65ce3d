import Testing

@testable import Markup

@Suite struct FeedPersonTests {
    @Test(
        arguments: [
            ("desk@harbour.example (Ann Lee)", "Ann Lee", "desk@harbour.example"),
            ("Ann Lee (desk@harbour.example)", "Ann Lee", "desk@harbour.example"),
            ("Ann Lee <desk@harbour.example>", "Ann Lee", "desk@harbour.example"),
            ("\"Ann Lee\" <mailto:desk@harbour.example>", "Ann Lee", "desk@harbour.example"),
            ("Ann Lee desk@harbour.example", "Ann Lee", "desk@harbour.example"),
            ("desk@harbour.example, Ann Lee", "Ann Lee", "desk@harbour.example"),
            ("desk@harbour.example", nil, "desk@harbour.example"), ("Ann Lee", "Ann Lee", nil),
            ("Ann Lee (Harbour News)", "Ann Lee (Harbour News)", nil), ("Ann &amp; Bo", "Ann & Bo", nil),
            ("@annlee", "@annlee", nil), ("Ann at https://a@b/c", "Ann at https://a@b/c", nil),
        ] as [(String, String?, String?)])
    func `name and address are told apart`(text: String, name: String?, email: String?) {
        let person = FeedPerson(text: text)
        #expect(person?.name == name && person?.email == email)
    }

    @Test(arguments: ["", "  ", "\n"])
    func `nothing is nobody`(text: String) { #expect(FeedPerson(text: text) == nil) }
}
