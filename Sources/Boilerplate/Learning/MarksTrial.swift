/// What learnt weights do to marked blocks that they were not learnt from.
package struct MarksTrial: Sendable, Equatable {
    /// How verdicts compare with marks.
    package struct Tally: Sendable, Equatable {
        package var removed = 0
        package var missed = 0
        package var wronglyRemoved = 0

        package init() {}

        /// Harmonic mean of precision and recall of what is removed.
        package var f1: Double {
            let all = 2 * removed + missed + wronglyRemoved
            return all == 0 ? 1 : Double(2 * removed) / Double(all)
        }

        mutating func count(goes: Bool, isRemoved: Bool) {
            if goes && isRemoved { removed += 1 }
            if goes && !isRemoved { missed += 1 }
            if !goes && isRemoved { wronglyRemoved += 1 }
        }
    }

    package private(set) var before = Tally()
    package private(set) var after = Tally()

    private static let parts = 4

    /// Whether the weights help: they are better as a whole and take no more of the article.
    package var isBetter: Bool { after.f1 > before.f1 && after.wronglyRemoved <= before.wronglyRemoved }

    /// Learns from three quarters of the documents and judges the fourth, four times.
    package init(_ marks: [MarkedBlock], _ classifier: BoilerplateClassifier) {
        let documents = Set(marks.map(\.document)).sorted()
        let numbers = Dictionary(uniqueKeysWithValues: documents.enumerated().map { ($1, $0 % Self.parts) })
        // Marks of a single document are parted one by one.
        let part = marks.enumerated().map {
            documents.count > 1 ? numbers[$1.document] ?? 0 : $0 % Self.parts
        }
        for fold in Set(part).sorted() {
            let learnt = zip(marks, part).filter { $1 != fold }.map(\.0)
            let taught = classifier.with(
                learned: LearnedWeights(WeightLearner.weights(of: learnt, classifier)))
            for (mark, number) in zip(marks, part) where number == fold {
                before.count(goes: mark.goes, isRemoved: !classifier.judge(mark.row).keep)
                after.count(goes: mark.goes, isRemoved: !taught.judge(mark.row).keep)
            }
        }
    }
}
