internal import PipelineKit

/// What a page is, and why.
struct PageTypeChoice {
    /// Nil where it is uncertain.
    let type: PageType?
    private let reason: String

    /// Type and reason, for `inspect`.
    var words: String { "\(type?.rawValue ?? "uncertain"): \(reason)" }

    init(_ metadata: PageMetadata, _ body: BodyExtraction, model: PageTypeModel) {
        let numbers = PageTypeFeatures.numbers(metadata, body)
        let ranking = model.probabilities(numbers)
        let article = ranking.first { $0.type == .article }?.probability ?? 0
        if PageLexicon.isNotice(ofMissing: metadata.title ?? ""), !metadata.statements.isDatedArticle {
            (type, reason) = (.index, "its headline says that there is no such page")
        } else if let likeliest = ranking.first(where: { $0.type != .article }),
            article < model.least(beside: likeliest.type)
        {
            let isKept = Self.mayBeArticle(likeliest.type, article, body, metadata.statements)
            type = isKept ? nil : likeliest.type
            reason =
                "no article, to \(Self.percent(1 - article)) %: "
                + model.reasons(for: likeliest.type, numbers).joined(separator: ", ")
        } else if let stated = Self.stated(metadata.statements, body) {
            (type, reason) = stated
        } else {
            type = article >= model.sure ? .article : nil
            reason =
                "article to \(Self.percent(article)) %: "
                + model.reasons(for: .article, numbers).joined(separator: ", ")
        }
    }

    /// Whether a likely index has a text of its own above its teasers and nothing of a shop: a short article with many teasers.
    ///
    /// On the labelled pages it keeps 4 of 226 indexes more, and one article that would go; of the made pages no index and the
    /// articles that have a text. Text of its own anywhere on the page, as was asked before, keeps 7 indexes.
    private static func mayBeArticle(
        _ type: PageType, _ article: Float, _ body: BodyExtraction, _ statements: PageStatements
    ) -> Bool {
        guard type == .index, let traits = body.traits, !traits.isShop else { return false }
        if statements.isDatedArticle && article > leastDoubt && traits.ownProse >= shortestStated {
            return true
        }
        return traits.lead >= shortestLead
    }

    private static let leastDoubt: Float = 0.05
    private static let shortestLead: Float = 200
    /// News of a sentence or two on a page that states an article and its day.
    private static let shortestStated: Float = 60

    private static func percent(_ share: Float) -> Int { Int((share * 100).rounded()) }

    /// The types that a page states and that its own look does not contradict.
    private static func stated(_ statements: PageStatements, _ body: BodyExtraction) -> (PageType, String)? {
        let types = statements.articleTypes
        if types.contains("liveblogposting") { return (.liveBlog, "stated as LiveBlogPosting") }
        let letters = body.blocks.reduce(0) { $0 + $1.text.utf8.count }
        if let traits = body.traits, traits.captions >= minimumPictures,
            traits.captionLetters > letters / 2 || !types.isDisjoint(with: galleries)
        {
            return (.gallery, "\(traits.captions) pictures with captions")
        }
        let isVideo = statements.graphType.hasPrefix("video") || !types.isDisjoint(with: films)
        if isVideo && letters < longestVideoText { return (.video, "stated as a video, with little text") }
        return nil
    }

    private static let galleries: Set<String> = ["imagegallery", "mediagallery"]
    private static let films: Set<String> = ["videoobject", "newsvideo", "movie", "clip"]
    private static let minimumPictures = 5
    /// A page about a video says in a paragraph or two what it shows.
    private static let longestVideoText = 1500
}
