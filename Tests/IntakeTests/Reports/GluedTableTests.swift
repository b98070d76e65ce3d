import PipelineKit
import TestSupport
import Testing

@testable import Intake

/// Tables put together from several, with other columns.
@Suite struct GluedTableTests {
    @Test(arguments: [
        "title,url,text\nA,https://g.example/a,A left.\nurl,text,title\nhttps://g.example/b,B left.,B\n",
        "title,url,text\nA,https://g.example/a,A left.\n\nurl,text,title\n\"https://g.example/b\",\"B left.\",\"B\"\n",
        "title,url,text\nA,https://g.example/a,A left.\nurl,title,author,text\nhttps://g.example/b,B,Mira Holt,B left.\n",
        "title,url,author,text\nA,https://g.example/a,Jan Berg,A left.\nurl,title,text\nhttps://g.example/b,B,B left.\n",
    ])
    func `a header in the middle begins another table`(text: String) {
        let opened = ContainerTests.open(Array(text.utf8), "a.csv")
        #expect(opened.titles == ["A", "B"])
        #expect(opened.texts == ["A left.", "B left."])
        #expect(opened.records.map(\.url) == ["https://g.example/a", "https://g.example/b"])
        #expect(opened.codes == [])
    }

    /// Texts of several lines, the second without its closing quote.
    @Test(arguments: [(4, ","), (4, ""), (7, "")])
    func `a quote that is not closed costs no other row of several lines`(count: Int, sign: String) {
        let rows = (1...count).map { row in
            "\"Title \(row)\",https://g.example/\(row),\"It left at dawn\(sign) row \(row).\n\nIt came back, and all were there.\n\nIt stayed\(row == 2 ? "" : "\"")\n"
        }
        let opened = ContainerTests.open(Array(("title,url,text\n" + rows.joined()).utf8), "a.csv")
        #expect(opened.titles == (1...count).filter { $0 != 2 }.map { "Title \($0)" })
        #expect(opened.codes == ["unreadable_format"])
    }

    @Test func `a row of words that are names as well is a row`() {
        let text = "title,url,text\nNews,https://g.example/a,content of it\nText,Title,It came.\n"
        let opened = ContainerTests.open(Array(text.utf8), "a.csv")
        #expect(opened.titles == ["News", "Text"])
    }
}
