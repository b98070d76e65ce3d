internal import PipelineKit

/// The features that a block is classified by; training and inference share them.
///
/// A feature is a fact that a person can check ("two families of newsletter cues"): the audit shows which
/// facts changed a verdict.
package enum BoilerplateFeatures {
    /// Names in the order of a feature row.
    package static let names: [String] =
        BlockCategory.allCases.map { "cue.\($0.rawValue)" } + lexical
        + TextFeatures.names + StructureFeatures.names
        + BlockCategory.allCases.map { "class.\($0.rawValue)" }
        + ["previous", "next"].flatMap { side in neighbour.map { "\(side).\($0)" } }
        + BlockCategory.allCases.map { "near.\($0.rawValue)" } + AgreementFeatures.names + lexicon

    private static let lexical = [
        "label.exact", "label.other", "cta", "cta.start", "ownership", "platform", "news", "news.count",
        "families", "pair", "pair.start", "coverage", "balance", "first.person",
    ]
    /// Last in a row; training fills them in, because a lexicon must not score the rows it was made from.
    package static let lexicon = ["lexicon.text", "lexicon.around", "lexicon.path"]
    private static let neighbour = ["known", "cue", "label", "news", "length", "sentence", "words"]

    /// How much of a neighbour is used: its first words are enough.
    static let neighbourBytes = 200

    /// Replaces `row` by the features of one block.
    static func fill(
        _ row: inout [Double], block: BlockEvidence, previous: BlockEvidence?, next: BlockEvidence?,
        lexicon: BlockLexicon
    ) {
        row.removeAll(keepingCapacity: true)
        row.append(contentsOf: block.cues.categories)
        appendLexical(block, to: &row)
        TextFeatures.append(block.statistics, to: &row)
        StructureFeatures.append(block, to: &row)
        row.append(contentsOf: block.path.categories)
        appendNeighbour(previous, to: &row)
        appendNeighbour(next, to: &row)
        for index in block.cues.categories.indices {
            row.append(max(previous?.cues.categories[index] ?? 0, next?.cues.categories[index] ?? 0))
        }
        AgreementFeatures.append(block, to: &row)
        row.append(block.textValue)
        row.append(
            lexicon.value(
                sum: (previous?.words.asPrevious ?? 0) + (next?.words.asNext ?? 0),
                count: (previous?.words.aroundCount ?? 0) + (next?.words.aroundCount ?? 0)))
        row.append(block.pathValue)
    }

    private static func appendLexical(_ block: BlockEvidence, to row: inout [Double]) {
        let cues = block.cues
        let length = Double(max(block.statistics.bytes, 1))
        row.append(cues.exactLabel)
        row.append(cues.families[CueFamily.label.index])
        row.append(cues.families[CueFamily.cta.index])
        row.append(cues.startsWithCall)
        row.append(cues.families[CueFamily.ownership.index])
        row.append(cues.families[CueFamily.platform.index])
        row.append(cues.news)
        row.append(Double(cues.newsCount))
        row.append(Double(cues.familyCount))
        row.append(cues.pair)
        row.append(cues.pair > 0 ? cues.startsWithCall : 0)
        row.append(min(1, Double(cues.coveredBytes) / length))
        row.append(cues.promo - cues.news)
        row.append(cues.personal)
    }

    private static func appendNeighbour(_ evidence: BlockEvidence?, to row: inout [Double]) {
        guard let evidence else {
            row.append(contentsOf: [0, 0, 0, 0, -1, 0, 0])
            return
        }
        row.append(1)
        row.append(evidence.cues.promo)
        row.append(evidence.cues.exactLabel)
        row.append(evidence.cues.news)
        row.append(Double(min(neighbourBytes, evidence.statistics.bytes)))
        row.append(evidence.statistics.endsSentence || evidence.statistics.bytes >= neighbourBytes ? 1 : 0)
        row.append(Double(min(30, evidence.statistics.words)))
    }
}

/// How far the evidence agrees on a category: a tree of few leaves cannot find that in 54 separate columns.
enum AgreementFeatures {
    static let names = [
        "agree.all", "agree.class", "agree.near", "cue.best", "class.best", "cue.second", "cue.over.news",
        "families.alone",
    ]
    /// Further cues of one category add nothing.
    private static let enough = 1.5

    /// Appends to a row that ends with the neighbours' cues by category.
    static func append(_ block: BlockEvidence, to row: inout [Double]) {
        let cues = block.cues.categories
        let classes = block.path.categories
        let near = row.count - cues.count
        var (all, withClass, withNear, best, second, bestClass) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
        for index in cues.indices {
            let cue = min(cues[index], enough)
            let next = min(row[near + index], enough)
            all = max(all, cue + classes[index] + next / 2)
            if classes[index] > 0 { withClass = max(withClass, cue) }
            withNear = max(withNear, min(cue, next))
            bestClass = max(bestClass, classes[index])
            second = max(second, min(best, cues[index]))
            best = max(best, cues[index])
        }
        row.append(all)
        row.append(withClass)
        row.append(withNear)
        row.append(best)
        row.append(bestClass)
        row.append(second)
        row.append(best - block.cues.news)
        row.append(block.cues.news == 0 ? Double(block.cues.familyCount) : 0)
    }
}

/// The shape of the text.
enum TextFeatures {
    static let names = [
        "length", "words", "lower", "capital", "upper", "digits", "stops", "words.per.stop", "quotes",
        "exclamations", "questions", "separators", "addresses", "handles", "money", "commas", "ideographs",
        "ends.sentence", "ends.colon", "begins.high",
    ]

    static func append(_ statistics: TextStatistics, to row: inout [Double]) {
        let words = Double(max(statistics.words, 1))
        row.append(Double(min(statistics.scalars + statistics.ideographs, 1000)))
        row.append(Double(min(statistics.words, 200)))
        row.append(Double(statistics.lowerWords) / words)
        row.append(Double(statistics.capitalWords) / words)
        row.append(Double(statistics.upperWords) / words)
        row.append(Double(statistics.digits) / Double(max(statistics.scalars, 1)))
        row.append(Double(min(statistics.stops, 10)))
        row.append(min(60, Double(statistics.words) / Double(max(statistics.stops, 1))))
        row.append(Double(min(statistics.quotes, 4)))
        row.append(Double(min(statistics.exclamations, 3)))
        row.append(Double(min(statistics.questions, 3)))
        row.append(Double(min(statistics.separators, 6)))
        row.append(Double(min(statistics.addresses, 3)))
        row.append(Double(min(statistics.handles, 3)))
        row.append(Double(min(statistics.money, 3)))
        row.append(min(1, Double(statistics.commas) / words * 4))
        row.append(Double(statistics.ideographs) / Double(max(statistics.scalars, 1)))
        row.append(statistics.endsSentence ? 1 : 0)
        row.append(statistics.endsWithColon ? 1 : 0)
        row.append(statistics.startsWithNonLowercase ? 1 : 0)
    }
}

/// The position of the block and the elements around it.
enum StructureFeatures {
    private static let tags = ["p", "heading", "li", "button", "caption", "quote", "box", "table", "pre"]
    private static let zones = ["own", "near", "far"]

    static let names =
        ["markup", "link", "position"] + tags.map { "tag.\($0)" }
        + PathEvidence.elements.map { "in.\($0)" }
        + zones.map { "promo.\($0)" } + zones.map { "article.\($0)" } + ["class.balance"]

    static func append(_ block: BlockEvidence, to row: inout [Double]) {
        row.append(block.hasMarkup ? 1 : 0)
        row.append(block.linkDensity)
        row.append(block.hasMarkup ? block.position : -1)
        let tag = block.hasMarkup ? kind(of: block.tag) : -1
        for index in tags.indices { row.append(index == tag ? 1 : 0) }
        for flag in block.path.inside { row.append(flag ? 1 : 0) }
        row.append(contentsOf: block.path.promo)
        row.append(contentsOf: block.path.article)
        let promo = max(block.path.promo[0], block.path.promo[1] * 0.8)
        let article = max(block.path.article[0], block.path.article[1] * 0.8)
        row.append(promo - article)
    }

    private static func kind(of tag: String) -> Int {
        switch tag {
        case "p": 0
        case "h1", "h2", "h3", "h4", "h5", "h6": 1
        case "li", "dd", "dt": 2
        case "button", "a", "label", "input", "option", "select": 3
        case "figcaption", "figure": 4
        case "blockquote", "q": 5
        // The title of a table describes its rows; only a picture's caption is about something else.
        case "td", "th", "tr", "table", "caption": 7
        case "pre", "code": 8
        default: 6
        }
    }
}
