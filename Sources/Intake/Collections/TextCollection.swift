internal import PipelineKit
internal import TextKit

/// Many articles in one text file, as newspaper databases export them.
///
/// Cut where the export says so: "1 of 3 DOCUMENTS", "Document 1 of 3", rulers between labelled fields, "End of Document",
/// or the line with a document's number at its end.
struct TextCollection {
    let articles: [CollectedArticle]
    /// The articles, counted from 0, behind whose number nothing is that could be a text.
    private(set) var textless: [Int] = []

    /// Nil for a text that is one article, or none of a database.
    ///
    /// - Throws: `DocumentFault` if there are many articles and nothing tells where one ends.
    init?(_ text: [UInt8]) throws(DocumentFault) {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { ASCII.trimmed($0, of: ASCII.isSpaceOrControl) }
        guard let pieces = try Self.pieces(lines) else {
            if Self.repeatsFields(lines) || Self.repeatsHeads(lines) { throw Self.uncut }
            guard CollectedArticle.isExport(lines[...]), let article = CollectedArticle(lines[...]) else {
                return nil
            }
            articles = [article]
            return
        }
        let read = pieces.map { CollectedArticle(lines[$0]) }
        articles = read.compactMap { $0 }
        textless = read.indices.filter { read[$0] == nil && Self.isNumbered(pieces[$0], lines) }
        // A search's cover page has no fields and no text; more than that must not be lost.
        guard articles.count * 2 >= pieces.count, articles.count >= 1 else {
            throw DocumentFault(
                .manyArticles,
                "a database's export of \(pieces.count) documents, of which \(articles.count) can be read"
            )
        }
    }

    /// Whether a piece stands behind a number; a cover page does not.
    private static func isNumbered(_ piece: Range<Int>, _ lines: [ArraySlice<UInt8>]) -> Bool {
        piece.lowerBound > 0 && CollectionMark.number(in: lines[piece.lowerBound - 1]) != nil
    }

    static func textless(_ number: Int) -> DocumentFault {
        DocumentFault(
            .unknownFormat, "document \(number + 1) of the export has no text",
            member: "document-\(number)")
    }

    private static let uncut = DocumentFault(
        .manyArticles, "a database's export of many articles, with no mark between them")

    /// The ranges of lines of each article; nil where nothing parts them.
    private static func pieces(_ lines: [ArraySlice<UInt8>]) throws(DocumentFault) -> [Range<Int>]? {
        let numbers = CollectionNumbers(lines)
        if !numbers.places.isEmpty {
            guard numbers.areSure else { throw uncut }
            return numbers.pieces
        }
        if let pieces = accessed(lines) { return pieces }
        for isMark in [CollectionMark.isEnd, CollectionMark.isRuler] {
            let marks = lines.indices.filter { isMark(lines[$0]) }
            let pieces = pieces(of: lines, at: marks)
            let labelled = pieces.count { CollectedArticle.hasFields(lines[$0]) }
            if !marks.isEmpty, labelled >= 2, labelled * 2 >= pieces.count {
                return pieces.filter { CollectedArticle.hasFields(lines[$0]) }
            }
        }
        return nil
    }

    /// Articles that end with a database's number, with labels or without; what stands behind the last is about the search.
    private static func accessed(_ lines: [ArraySlice<UInt8>]) -> [Range<Int>]? {
        let marks = lines.indices.filter { CollectionMark.isAccession(lines[$0]) }
        guard let last = marks.last else { return nil }
        return pieces(of: lines, at: marks).filter {
            $0.lowerBound <= last || CollectedArticle.hasFields(lines[$0])
        }
    }

    private static func pieces(of lines: [ArraySlice<UInt8>], at marks: [Int]) -> [Range<Int>] {
        let bounds = [0] + marks.map { $0 + 1 } + [lines.count]
        return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
            .filter { range in lines[range].contains { $0.count > 1 } }
    }

    /// Whether fields that an article has once stand there again and again.
    private static func repeatsFields(_ lines: [ArraySlice<UInt8>]) -> Bool {
        var counts: [CollectionField: Int] = [:]
        for line in lines {
            if let field = CollectionField.label(of: line)?.field { counts[field, default: 0] += 1 }
        }
        return counts.count { CollectionField.telling.contains($0.key) && $0.value >= 2 } >= 2
    }

    /// Whether lines of heads stand there again and again: counts of words, or rights with days.
    private static func repeatsHeads(_ lines: [ArraySlice<UInt8>]) -> Bool {
        if lines.count(where: CollectionMark.isWordCount) >= 2 { return true }
        return lines.count(where: CollectionMark.isCopyright) >= 2
            && lines.count(where: CollectionMark.isDay) >= 2
    }
}
