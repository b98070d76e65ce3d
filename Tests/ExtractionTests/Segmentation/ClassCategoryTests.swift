import Markup
import Testing
import TextKit

@testable import Extraction

@Suite struct ClassCategoryTests {
    @Test(
        arguments: [
            ("comment", ClassCategory.comment), ("comments", .comment), ("Kommentare", .comment),
            ("commentary", []), ("respond", .comment),
            ("caption", .caption), ("bu", .caption), ("bus", []), ("photographer", .caption), ("photo", []),
            ("related", .related), ("teaser", [.related, .card]), ("more", .related), ("moreover", []),
            ("linklist", .related), ("links", .related),
            ("newsletter", .subscribe), ("abo", .subscribe), ("about", []), ("donate", .subscribe),
            ("share", .share), ("SHARE", .share),
            ("author", .author), ("bio", .author), ("biology", []), ("date", .author), ("dated", []),
            ("ad", .advertisement), ("ads", .advertisement),
            ("adx", []), ("sponsored", .advertisement), ("nav", .navigation), ("navigation", .navigation),
            ("tags", .navigation), ("tagged", []),
            ("story", .body), ("storybody", .body), ("stories", []), ("text", .body), ("textarea", []),
            ("prose", .body), ("paragraphs", .body),
            ("infobox", .factBox), ("quote", [.factBox, .thread]), ("contents", .factBox), ("", []),
            ("zebra", []),
            ("upvote", .thread), ("sku", .goods), ("tile", .card), ("facets", .filter),
            ("admonition", .manual), ("cta", .pitch),
        ] as [(String, ClassCategory)])
    func `a part of a class name says what it is for`(part: String, expected: ClassCategory) {
        #expect(ClassCategory.of(Array(part.utf8)[...]) == expected)
    }

    @Test func `each category is one bit`() {
        let all: [ClassCategory] = [
            .comment, .caption, .related, .subscribe, .share, .author, .advertisement, .navigation, .body,
            .factBox, .thread, .goods, .card, .filter, .manual, .pitch,
        ]
        #expect(all.map(\.rawValue) == (0..<16).map { 1 << $0 })
        #expect(all.firstIndex(of: .thread) == ClassCategory.count)
    }

    private func parts(_ attributes: String) throws -> [String] {
        let tree = try HTMLParser.parse(Array("<body><div \(attributes)>x</div>".utf8))
        var parts: [String] = []
        ClassTokens.forEach(of: try #require(tree.first(.div)), in: tree) { _, bytes in
            parts.append(String(decoding: bytes, as: UTF8.self))
        }
        return Array(parts.dropFirst())
    }

    @Test(
        arguments: [
            ("class='article__bodyText main'", ["article", "body", "Text", "main"]),
            ("class='a bc d1ef'", ["bc", "ef"]),
            ("class=HTMLBox", ["HTMLBox"]),
            (
                "class='\(String(repeating: "a", count: 24)) \(String(repeating: "b", count: 25))'",
                [String(repeating: "a", count: 24)]
            ),
            ("id=top data-testid=lead role=main itemprop=name title=xx", ["top", "lead", "main", "name"]),
        ] as [(String, [String])])
    func `names are cut at case, digits and marks`(attributes: String, expected: [String]) throws {
        let found = try parts(attributes)
        #expect(found == expected)
    }

    @Test func `of an endless list of classes the first 24 parts count`() throws {
        let names = (0..<30).map { "aa\(Character(UnicodeScalar(UInt8(97 + $0 % 26))))" }.joined(
            separator: " ")
        let found = try parts("class='\(names)'").count
        #expect(found == 24)
    }

    @Test func `case does not change a part's hash, the element does change the first`() throws {
        func hashes(_ html: String, _ tag: HTMLTag) throws -> [UInt32] {
            let tree = try HTMLParser.parse(Array("<body>\(html)".utf8))
            var hashes: [UInt32] = []
            ClassTokens.forEach(of: try #require(tree.first(tag)), in: tree) { hash, _ in hashes.append(hash)
            }
            return hashes
        }
        let lower = try hashes("<div class='story'>x</div>", .div)
        #expect(try hashes("<div class='STORY'>x</div>", .div) == lower)
        #expect(lower == [FNV1a32.of("<div".utf8), FNV1a32.of("story".utf8)])
        let found = try hashes("<p class='story'>x</p>", .p).first
        #expect(found == FNV1a32.of("<p".utf8))
    }
}
