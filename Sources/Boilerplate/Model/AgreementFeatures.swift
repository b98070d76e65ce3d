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
