import Intake
import PipelineKit
import Testing

/// Marks that say what is false, before text of one byte a character and between the names of a table.
@Suite struct FalseMarkTests {
    private static let marks: [[UInt8]] = [[0xFF, 0xFE], [0xFE, 0xFF]]

    private static func latin(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { UInt8(exactly: $0.value) ?? UInt8(ascii: "?") }
    }

    /// windows-1251 of small Cyrillic letters.
    private static func cyrillic(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { $0.value >= 0x430 ? UInt8($0.value - 0x430 + 0xE0) : UInt8($0.value) }
    }

    static let texts: [(name: String, bytes: [UInt8])] = [
        ("short.txt", latin("Flood warning now.")),
        ("fr.txt", latin("Le pont a été fermé à midi. Les élèves ont dû passer par la forêt.")),
        ("de.txt", latin("Die Brücke ist gesperrt.\n\nSchüler müssen über die Höhe gehen.")),
        ("ru.txt", cyrillic("мост закрыт до весны. дети идут в школу через лес, и это долго.")),
        ("es.csv", latin("title,url,text\nPuente,https://m.example/1,El año pasado cerró el puente.\n")),
        ("pt.jsonl", latin(#"{"title":"Ponte","url":"https://m.example/2","text":"A ponte não abriu."}"#)),
    ]

    @Test(arguments: marks, texts.indices)
    func `a wrong mark changes nothing in text of one byte a character`(mark: [UInt8], index: Int) {
        let (name, bytes) = Self.texts[index]
        let (plain, marked) = (ContainerTests.open(bytes, name), ContainerTests.open(mark + bytes, name))
        #expect(!plain.records.isEmpty, "\(name)")
        #expect(marked.texts == plain.texts, "\(name)")
        #expect(marked.titles == plain.titles && marked.codes == plain.codes, "\(name)")
    }

    @Test(arguments: ["大桥因大雨关闭，学生需要绕行森林。", "橋は大雨のため閉鎖された。\n生徒は森を通る。", "다리가 폭우로 폐쇄되었다. 학생들은 숲을 지난다."])
    func `a right mark is still believed`(text: String) {
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let (plain, marked) = (
            ContainerTests.open(Array(text.utf8), "a.txt"), ContainerTests.open(wide, "a.txt")
        )
        #expect(!plain.records.isEmpty)
        #expect(marked.texts == plain.texts)
    }

    @Test(arguments: marks)
    func `a mailbox behind a wrong mark has all its messages`(mark: [UInt8]) {
        let box = (1...3).map {
            "From a@m.example Mon May  6 10:00:0\($0) 2024\nFrom: A <a@m.example>\nSubject: Ferry \($0)\n"
                + "Date: Mon, 6 May 2024 10:00:00 +0000\nMessage-ID: <\($0)@m.example>\n\nFerry \($0) left.\n\n"
        }.joined()
        #expect(
            ContainerTests.open(mark + Array(box.utf8), "a.mbox").titles == ["Ferry 1", "Ferry 2", "Ferry 3"])
    }

    @Test(arguments: [
        "\u{FEFF}\u{FEFF}title,url,text\n", "title,\u{FEFF}url,\u{FEFF}text\n",
        "sep=,\n\u{FEFF}title,url,text\n",
        "\u{FEFF}\u{FEFF}\"title\",\"url\",\"text\"\n",
        String(repeating: "\0", count: 512) + "title,url,text\n",
        "title,url," + String(repeating: "\0", count: 64) + "text\n",
    ])
    func `marks and zeros in a header cost no column`(header: String) {
        let rows = (0..<2).map { "T\($0),https://m.example/\($0),Ferry \($0) left Malmö.\n" }.joined()
        let opened = ContainerTests.open(Array((header + rows).utf8), "a.csv")
        #expect(opened.titles == ["T0", "T1"])
        #expect(opened.codes.isEmpty)
    }

    @Test(
        arguments: [("title,url,text\n", []), ("colour,size\n", ["unknown_format"])] as [(String, [String])])
    func `a table without rows is empty only if its header names a text`(header: String, codes: [String]) {
        var item = LoadedItem(
            input: InputReference(path: "a.csv", sha256: "whole"), bytes: Array(header.utf8))
        item.format = .csv
        var told: [String] = []
        #expect(throws: Never.self) {
            try DocumentOpener(settings: FetchSettings()).open(item) { _ in
            } fault: {
                told.append($0.cause.code)
            }
        }
        #expect(told == codes)
    }
}
