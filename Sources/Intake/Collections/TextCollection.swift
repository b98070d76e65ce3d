internal import PipelineKit
internal import TextKit

/// Many articles in one text file, as newspaper databases export them.
///
/// Cut where the export says so: "1 of 3 DOCUMENTS", "Document 1 of 3", rulers between labelled fields, "End of Document",
/// or the line with a document's number at its end.
struct TextCollection {
    let articles: [CollectedArticle]

    /// Nil for a text that is one article, or none of a database.
    ///
    /// - Throws: `DocumentFault` if there are many articles and nothing tells where one ends.
    init?(_ text: [UInt8]) throws(DocumentFault) {
        let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { ASCII.trimmed($0, of: ASCII.isSpaceOrControl) }
        guard let pieces = Self.pieces(lines) else {
            guard Self.repeatsFields(lines) else { return nil }
            throw DocumentFault(
                code: "many_articles",
                message: "a database's export of many articles, with no mark between them")
        }
        articles = pieces.compactMap { CollectedArticle(lines[$0]) }
        // A search's cover page has no fields and no text; more than that must not be lost.
        guard articles.count * 2 >= pieces.count, articles.count >= 1 else {
            throw DocumentFault(
                code: "many_articles",
                message:
                    "a database's export of \(pieces.count) documents, of which \(articles.count) can be read"
            )
        }
    }

    /// The ranges of lines of each article; nil where nothing parts them.
    private static func pieces(_ lines: [ArraySlice<UInt8>]) -> [Range<Int>]? {
        let starts = lines.indices.filter { CollectionMark.isNumber(lines[$0]) }
        if starts.count >= 2 || starts.count == 1 && CollectedArticle.hasFields(lines[...]) {
            let ends = starts.dropFirst() + [lines.count]
            return zip(starts, ends).map { $0 + 1..<$1 }
        }
        for isMark in [CollectionMark.isEnd, CollectionMark.isRuler, CollectionMark.isAccession] {
            let marks = lines.indices.filter { isMark(lines[$0]) }
            let bounds = [0] + marks.map { $0 + 1 } + [lines.count]
            let pieces = zip(bounds, bounds.dropFirst()).map { $0..<$1 }
                .filter { range in lines[range].contains { $0.count > 1 && !isMark($0) } }
            let labelled = pieces.count { CollectedArticle.hasFields(lines[$0]) }
            if !marks.isEmpty, labelled >= 2, labelled * 2 >= pieces.count {
                return pieces.filter { CollectedArticle.hasFields(lines[$0]) }
            }
        }
        return nil
    }

    /// Whether fields that an article has once stand there again and again.
    private static func repeatsFields(_ lines: [ArraySlice<UInt8>]) -> Bool {
        var counts: [CollectionField: Int] = [:]
        for line in lines {
            if let field = CollectionField.label(of: line)?.field { counts[field, default: 0] += 1 }
        }
        return counts.count { CollectionField.telling.contains($0.key) && $0.value >= 2 } >= 2
    }
}

/// Lines that part the documents of an export.
enum CollectionMark {
    /// "1 of 3 DOCUMENTS", "Document 1 of 3", and the same in German, French and Dutch.
    static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 48, line.contains(where: ASCII.isDigit) else { return false }
        var words = line.split(whereSeparator: { ASCII.isSpace($0) }).map {
            String(decoding: $0, as: UTF8.self).lowercased()
        }
        if let first = words.first, nouns.contains(first) {
            words.append(words.removeFirst())
        } else if words.count == 3 {
            return false
        }
        guard words.count == 4, ["of", "von", "de", "sur", "van", "di"].contains(words[1]),
            nouns.contains(words[3])
        else { return false }
        return [words[0], words[2]].allSatisfy {
            !$0.isEmpty && $0.utf8.allSatisfy { ASCII.isDigit($0) || $0 == 0x2C }
        }
    }

    private static let nouns: Set<String> = [
        "document", "documents", "dokument", "dokumente", "dokumenten", "documenten", "documenti",
        "documentos",
        "article", "articles", "result", "results",
    ]

    /// "End of Document", as Nexis Uni writes it.
    static func isEnd(_ line: ArraySlice<UInt8>) -> Bool {
        ASCII.equals(line, "end of document") || ASCII.equals(line, "ende des dokuments")
    }

    /// A line of one sign.
    static func isRuler(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count >= 10, let first = line.first, "_-=*~".utf8.contains(first) else { return false }
        return line.allSatisfy { $0 == first }
    }

    /// "Document GAZ0000020260511em5b0000a", with which Factiva ends an article.
    static func isAccession(_ line: ArraySlice<UInt8>) -> Bool {
        var words = line.split(whereSeparator: { ASCII.isSpace($0) })[...]
        if words.count == 3, words[0].elementsEqual("AN".utf8) { words = words.dropFirst() }
        guard words.count == 2, let number = words.last, let first = words.first,
            ASCII.equals(first, "document") || ASCII.equals(first, "dokument")
        else { return false }
        return number.count >= 20 && number.allSatisfy(ASCII.isAlphanumeric)
            && number.contains(where: ASCII.isDigit)
    }
}
