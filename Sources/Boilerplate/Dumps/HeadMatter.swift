internal import PipelineKit

/// Lines that go with a title.
enum HeadMatter {
    private static let prefixes: [[UInt8]] = [
        "by ", "von ", "par ", "por ", "di ", "door ", "av ", "af ", "autor: ", "author: ", "text: ",
        "text by ",
        "written by ", "od ", "автор: ", "yazan: ", "reporting by ", "tekst: ", "texto: ", "de ",
        "written by: ",
        "by: ", "von: ", "ein kommentar von ", "eine analyse von ", "文/", "文：", "作者：", "记者",
    ].map { Array($0.utf8) }
    private static let organisations: [[UInt8]] = [
        "news", "agency", "agentur", "press", "presse", "times", "post", "zeitung", "reuters", "afp", "dpa",
        "tass",
        "xinhua", "media", "magazine", "journal", "tribune", "herald", "daily", "online", "network", "radio",
        "tv",
        "agence", "agencia", "agenzia", "efe", "ansa", "pap", "tt", "ntb", "ritzau", "anp", "apa", "sda",
        "epd", "kna",
        "courier", "kurier", "gazette", "standard", "observer", "guardian", "chronicle", "mail", "telegraph",
        "express", "mirror", "globe", "bulletin", "wire", "weekly", "echo", "dispatch", "monitor", "ledger",
        "tagblatt",
        "anzeiger", "rundschau", "nachrichten", "allgemeine", "dagbladet", "diario", "giornale", "corriere",
        "jornal",
        "folha", "gazeta", "krant", "monde", "figaro", "новости", "тасс", "интерфакс", "ajansı", "haber",
        "新华社", "通讯社",
    ].map { Array($0.utf8) }

    /// Whether the line names its author.
    static func isByline(_ fact: DumpFacts) -> Bool {
        startsByline(fact)
            || (isName(fact) && !isOrganisation(fact) && (2...8).contains(fact.statistics.words))
    }

    /// Whether the line begins as only bylines do.
    static func startsByline(_ fact: DumpFacts) -> Bool {
        guard fact.statistics.words <= 18, fact.statistics.bytes <= 160, !fact.statistics.endsSentence else {
            return false
        }
        let folded = TextFolding.folded(fact.text) + [0x20]
        guard let prefix = prefixes.first(where: { folded.starts(with: $0) }) else { return false }
        let named = fact.statistics.capitalWords + fact.statistics.upperWords + fact.statistics.ideographs
        return named >= 2 || folded.count <= prefix.count + 1
    }

    /// Whether the line is only capitalised words.
    static func isName(_ fact: DumpFacts) -> Bool {
        let statistics = fact.statistics
        let capital = statistics.capitalWords + statistics.upperWords
        return (1...7).contains(statistics.words) && statistics.bytes <= 80 && capital > 0
            && statistics.lowerWords * 3 <= statistics.words
            && statistics.questions + statistics.exclamations == 0
            && !fact.exactLabel && statistics.digits == 0 && !statistics.endsWithColon
    }

    /// Whether a word of the line is typical of publishers' names.
    static func isOrganisation(_ fact: DumpFacts) -> Bool {
        let words = TextFolding.folded(fact.text).split(separator: 0x20)
        return words.contains { word in organisations.contains { word.elementsEqual($0) } }
    }
}
