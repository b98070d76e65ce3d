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
