import Extraction
import Markup
import Testing

@Suite struct BylineLanguageTests {
    private func authors(_ markup: String, language: String) throws -> [String] {
        let html =
            "<html lang=\(language)><body><h1>A headline of the day</h1>\(markup)<p>Text</p></body></html>"
        return PageMetadata.read(from: try HTMLParser.parse(Array(html.utf8))).authors
    }

    /// One byline a language, with no class that would give it away.
    @Test(arguments: [
        ("en", "By Ann Lee, Bo Ek and Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("de", "Von Ann Lee, Bo Ek und Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("fr", "Par Ann Lee, Bo Ek et Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("es", "Por Ann Lee, Bo Ek y Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("it", "di Ann Lee, Bo Ek e Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("pt", "Por Ann Lee, Bo Ek e Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("nl", "Door Ann Lee, Bo Ek en Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("sv", "Av Ann Lee, Bo Ek och Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("nb", "Skrevet av Ann Lee, Bo Ek og Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("da", "Af Ann Lee, Bo Ek og Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("fi", "Teksti: Ann Lee, Bo Ek ja Cy Orr", ["Ann Lee", "Bo Ek", "Cy Orr"]),
        ("pl", "Autorzy: Jan Kos, Ola Lis i Ewa Mak", ["Jan Kos", "Ola Lis", "Ewa Mak"]),
        ("cs", "Autoři: Jan Kos, Ola Lis a Ewa Mak", ["Jan Kos", "Ola Lis", "Ewa Mak"]),
        ("ro", "Autor: Ana Lup, Ion Pop și Eva Rus", ["Ana Lup", "Ion Pop", "Eva Rus"]),
        ("hu", "Szerző: Kis Anna, Nagy Béla és Tóth Éva", ["Kis Anna", "Nagy Béla", "Tóth Éva"]),
        ("el", "Συντάκτης: Γιάννης Παππάς και Μαρία Νίκου", ["Γιάννης Παππάς", "Μαρία Νίκου"]),
        ("tr", "Yazan: Ali Kaya, Can Öz ve Ece Ak", ["Ali Kaya", "Can Öz", "Ece Ak"]),
        ("ru", "Автор: Иван Петров, Анна Лис и Олег Гай", ["Иван Петров", "Анна Лис", "Олег Гай"]),
        ("uk", "Автор: Іван Петренко та Анна Лис", ["Іван Петренко", "Анна Лис"]),
        ("hr", "Piše: Ivan Horvat i Ana Kos", ["Ivan Horvat", "Ana Kos"]),
        ("sl", "Avtor: Ivan Horvat, Ana Kos", ["Ivan Horvat", "Ana Kos"]),
        ("id", "Oleh: Budi Santoso dan Siti Aminah", ["Budi Santoso", "Siti Aminah"]),
        ("vi", "Tác giả: Nguyễn Văn An và Trần Bình", ["Nguyễn Văn An", "Trần Bình"]),
        ("ar", "بقلم: أحمد علي، سارة حسن", ["أحمد علي", "سارة حسن"]),
        ("fa", "نویسنده: علی رضایی و سارا احمدی", ["علی رضایی", "سارا احمدی"]),
        ("he", "מאת: דנה כהן, יוסי לוי", ["דנה כהן", "יוסי לוי"]),
        ("hi", "लेखक: राम शर्मा और सीता देवी", ["राम शर्मा", "सीता देवी"]),
        ("zh", "记者 王小明、李华", ["王小明", "李华"]),
        ("ja", "文／山田太郎", ["山田太郎"]),
        ("th", "โดย สมชาย ใจดี", ["สมชาย ใจดี"]),
    ])
    func `a byline is read in its language`(_ language: String, _ byline: String, _ names: [String]) throws {
        #expect(try authors("<p>\(byline)</p>", language: language) == names)
    }

    @Test(arguments: [
        ("Von Ann Lee und dpa", ["Ann Lee", "dpa"]), ("By Ann Lee and Reuters", ["Ann Lee", "Reuters"]),
        ("Par Ann Lee avec AFP", ["Ann Lee", "AFP"]), ("Von Ann Lee/dpa", ["Ann Lee", "dpa"]),
        ("By Ann Lee, Political Editor", ["Ann Lee"]), ("Von Ann Lee, Chefredakteurin", ["Ann Lee"]),
        ("By Ann Lee @annlee", ["Ann Lee"]), ("By Ann Lee (ann@example.org)", ["Ann Lee"]),
        ("By Ann Lee And Bo Ek For The Harbour Times", ["Ann Lee", "Bo Ek"]),
        ("By John E Smith and Mary Y Jones", ["John E Smith", "Mary Y Jones"]),
        ("- Redaktion: Ann Lee (Sprecherin)", ["Ann Lee"]), ("Posted by harbourcat", ["harbourcat"]),
    ])
    func `agencies are kept, roles, handles and employers dropped`(_ byline: String, _ names: [String]) throws
    {
        #expect(try authors("<p>\(byline)</p>", language: "en") == names)
    }

    @Test(arguments: [("홍길동 기자", "홍길동"), ("山田太郎記者", "山田太郎"), ("王小明 记者", "王小明")])
    func `a profession after the name is dropped`(_ byline: String, _ name: String) throws {
        #expect(try authors("<p class=byline>\(byline)</p>", language: "ko") == [name])
    }

    @Test func `a name at the end of a column signs it, and a photographer's does not`() throws {
        let column =
            "<div>" + String(repeating: "<p>Words of the day.</p>", count: 4) + "<p><i>Ann Lee</i></p></div>"
        #expect(try authors(column, language: "en") == ["Ann Lee"])
        #expect(try authors("<p>Foto: Ann Lee</p>", language: "de").isEmpty)
    }

    @Test func `a label far below the article names its author`() throws {
        let page =
            String(repeating: "<p>Words of the day.</p>", count: 200)
            + "<h4>Autor</h4><p><a href=/x>Ann Lee</a></p>"
        #expect(try authors(page, language: "de") == ["Ann Lee"])
    }
}
