import Foundation

/// Damaged and hostile pages, made from whole ones: the same for the same number on every machine.
package enum MutatedPages {
    /// How many of them to try: a sample, or `COPYDESK_MUTATED_PAGES` where that is set.
    package static var count: Int {
        ProcessInfo.processInfo.environment["COPYDESK_MUTATED_PAGES"].flatMap { Int($0) } ?? 120
    }

    /// The pages that are damaged: those of the fixtures and of the sample inbox.
    package static let originals: [[UInt8]] = {
        let folders = ["/Tests/Fixtures/pages", "/data/samples"].map { Checkout.root + $0 }
        let paths = folders.flatMap { folder in
            (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).map {
                "\(folder)/\($0)"
            }
        }
        return paths.filter { $0.hasSuffix(".html") || $0.hasSuffix(".htm") }.sorted()
            .compactMap { FileManager.default.contents(atPath: $0).map([UInt8].init) }
    }()

    /// The page of a number.
    package static func page(_ number: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: UInt64(number))
        let original = originals.randomElement(using: &generator) ?? Array("<p>x".utf8)
        switch number % 8 {
        case 0, 1: return truncated(original, &generator)
        case 2: return scrambled(original, share: 1000, &generator)
        case 3: return scrambled(original, share: 20, &generator)
        case 4: return shuffled(original, &generator)
        case 5: return original + repeated(original, &generator)
        case 6: return number % 64 == 6 ? hugeAttribute(&generator) : noise(&generator)
        default: return nested(original, deep: number % 16 == 7 ? 50_000 : 600, &generator)
        }
    }

    /// Cut inside a tag of some kind, an attribute, a comment, a reference, a script, or a character.
    private static func truncated(_ page: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        let marks = [
            "<", "</", "<!", "<!--", "<script", "</script", "<style", "<svg", "<p", "<a ", "<div", "<table",
            "<td",
            "<li", "<h1", "<meta", "<title", "</head", "<body", "<noscript", "<iframe", "<template", "=\"",
            "='",
            "&", "{\"", "http", "-->",
        ]
        let mark = Array((marks.randomElement(using: &generator) ?? "<").utf8)
        let places = page.indices.filter { page[$0...].starts(with: mark) }
        let place =
            places.randomElement(using: &generator) ?? Int.random(in: 0...page.count, using: &generator)
        return Array(page[..<min(page.count, place + Int.random(in: 0...mark.count + 3, using: &generator))])
    }

    /// One byte in `share` replaced.
    private static func scrambled(
        _ page: [UInt8], share: Int, _ generator: inout SeededGenerator
    ) -> [UInt8] {
        var page = page
        for _ in 0..<max(1, page.count / share) where !page.isEmpty {
            let place = Int.random(in: page.indices, using: &generator)
            page[place] = UInt8.random(in: 0...255, using: &generator)
        }
        return page
    }

    /// Pieces between tags in another order.
    private static func shuffled(_ page: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var pieces = page.split(separator: UInt8(ascii: "<"), omittingEmptySubsequences: false)
        for _ in 0..<max(1, pieces.count / 10) {
            pieces.swapAt(
                Int.random(in: pieces.indices, using: &generator),
                Int.random(in: pieces.indices, using: &generator))
        }
        return Array(pieces.joined(separator: [UInt8(ascii: "<")]))
    }

    private static func repeated(_ page: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        let start = Int.random(in: 0...page.count, using: &generator)
        let piece = page[start..<min(page.count, start + Int.random(in: 1...40, using: &generator))]
        return Array(repeatElement(piece, count: 2000).joined())
    }

    private static func hugeAttribute(_ generator: inout SeededGenerator) -> [UInt8] {
        let byte = UInt8.random(in: 0x20...0x7E, using: &generator)
        return Array("<p class=\"".utf8) + [UInt8](repeating: byte, count: 20 << 20)
            + Array("\">text</p>".utf8)
    }

    private static func noise(_ generator: inout SeededGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...20_000, using: &generator)).map { _ in .random(in: 0...255, using: &generator)
        }
    }

    private static func nested(
        _ page: [UInt8], deep: Int, _ generator: inout SeededGenerator
    ) -> [UInt8] {
        let tags = ["div", "b", "p", "ul><li", "table><tr><td", "x-y", "a href=x", "section", "form", "font"]
        let tag = tags.randomElement(using: &generator) ?? "div"
        let storm = Array("<\(tag)>".utf8)
        let place = Int.random(in: 0...page.count, using: &generator)
        return Array(page[..<place]) + Array(repeatElement(storm, count: deep).joined())
            + Array(page[place...])
    }
}
