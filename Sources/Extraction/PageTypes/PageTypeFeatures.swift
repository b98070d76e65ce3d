internal import Markup

/// The numbers that a page's type is told by.
///
/// Their order is part of the weights file: a change needs a new training.
enum PageTypeFeatures {
    /// What each is called, in order.
    static let names = numbers(of: HTMLTree(), url: nil, model: BodyModel()).names

    /// The numbers of a page with a model of bodies.
    static func numbers(of tree: HTMLTree, url: String?, model: BodyModel) -> NamedNumbers {
        let data = StructuredData(tree)
        let metadata = PageMetadata.read(from: tree, data: data, url: url)
        let body = BodyExtractor(model: model).extract(
            tree: tree, evidence: BodyEvidence(tree: tree, data: data))
        return numbers(metadata, body)
    }

    static func numbers(_ metadata: PageMetadata, _ body: BodyExtraction) -> NamedNumbers {
        var numbers = body.traits?.numbers ?? NamedNumbers()
        numbers.append(metadata.statements.numbers)
        numbers.add("dated", metadata.published != nil)
        numbers.add("changed", metadata.modified != nil)
        numbers.add("authors", Float(min(3, metadata.authors.count)))
        numbers.add("deck", metadata.subtitle != nil)
        numbers.add("section", metadata.section != nil)
        numbers.add("title words", Float(min(20, metadata.title?.split(separator: " ").count ?? 0)))
        numbers.add("title is the site", metadata.title != nil && metadata.title == metadata.source)
        numbers.add("says missing", PageLexicon.saysMissing(metadata.title ?? ""))
        return numbers
    }
}
