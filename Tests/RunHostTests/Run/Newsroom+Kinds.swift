import Foundation

/// What stories of each way are like.
extension Newsroom {
    static func address(_ way: Way, _ number: Int) -> String {
        let path =
            switch way {
            case .page, .announced, .entry: "news/\(number)"
            case .notice: "status"
            case .wire: "wire"
            case .part: "live#p-\(number)"
            case .bulletin: "bulletins"
            case .daily: "weather"
            }
        return "https://news.example.org/" + path
    }

    /// Makes a story what its way asks for, where that is more than a text of its own.
    mutating func fill(_ document: inout StatedDocument, _ way: Way, _ number: Int) {
        switch way {
        case .bulletin: fillBulletin(&document, number)
        case .daily:
            (document.title, document.published) = ("The weather at the coast", nil)
            document.text = weather()
        case .wire where Bool.random(using: &generator): document.published = nil
        default: break
        }
    }

    /// Of one day, with or without guid and time of day, under one headline.
    private mutating func fillBulletin(_ document: inout StatedDocument, _ number: Int) {
        if Bool.random(using: &generator) { document.guid = "b-\(number)" }
        let isTimed = Int.random(in: 0..<3, using: &generator) > 0
        let time = String(format: "T%02d:%02d:00Z", 6 + number / 60, number % 60)
        document.published = "2026-06-05" + (isTimed ? time : "")
        document.title = "Bulletin of the waterworks"
        document.text = """
            Pump \(figure()) in the \(words(1)) quarter stood still for \(figure()) minutes. At \(words(1)) street \
            \(figure()) houses had no water and \(figure()) had little. The fault lay in a \(words(1)) of \(figure()). \
            Please boil what comes out brown. The office answers calls all day and night.
            """
    }

    private mutating func weather() -> String {
        """
        Over the coast the day begins with \(words(1)) and the wind comes from the \(words(1)). Towards noon it is \
        \(figure()) degrees at the quay and \(figure()) in the hills. The night stays \(words(1)) with \(figure()) degrees. \
        Tomorrow brings \(words(2)). The next report follows at six.
        """
    }

    private mutating func figure() -> Int { Int.random(in: 10...9_999, using: &generator) }

    /// Bulletins and reports keep their standing headlines.
    mutating func correctedHeadline(_ way: Way) -> String {
        switch way {
        case .bulletin: "Bulletin of the waterworks, \(words(1))"
        case .daily: "The weather at the coast, \(words(1))"
        default: "Corrected: \(words(4))"
        }
    }
}

extension Newsroom.Way {
    /// Those that little is known by.
    var changesOnceANight: Bool { [.bulletin, .daily, .wire, .part].contains(self) }
}
