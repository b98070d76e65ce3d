/// Lines that state more than names: when the text was written, and how to reach who wrote it.
extension AuthorNames {
    /// What follows "by" in a line that begins with a date: "Monday August 27, 2018 10:05 am PDT by Juli Clover".
    static func behindDate(_ line: String) -> String {
        guard line.utf8.count(where: ASCII.isDigit) >= digitsOfYear else { return line }
        for joint in dateJoints {
            guard let place = line.firstRange(of: joint) else { continue }
            let before = line[..<place.lowerBound]
            guard before.utf8.count(where: ASCII.isDigit) >= digitsOfYear,
                !otherWork.contains(where: before.lowercased().contains)
            else { continue }
            return String(line[place.upperBound...])
        }
        return line
    }

    private static let digitsOfYear = 4
    private static let dateJoints = [" by ", " von ", " par ", " por ", " door ", " av ", " af "]
    /// What is done on a day to a text or picture of somebody else.
    private static let otherWork = [
        "review", "check", "edit", "photo", "foto", "approv", "comment", "geprüft",
    ]

    /// A line without brackets that hold a choice of words and no part of a name: "Jane Doe (she/her)".
    static func withoutPronouns(_ line: String) -> String {
        guard let open = line.firstIndex(of: "("), let close = line[open...].firstIndex(of: ")"),
            line[open..<close].contains("/")
        else { return line }
        return (line[..<open] + line[line.index(after: close)...]).trimmedBlanks
    }

    /// Whether a part behind a name says where that one is: "de Lisboa", "in Brasted".
    static func isWhereabouts(_ part: String) -> Bool {
        let words = part.split(separator: " ")
        guard words.count > 1, let first = words.first, words[1].first?.isUppercase == true else {
            return false
        }
        return placeWords.contains(String(first))
    }

    private static let placeWords: Set<String> = [
        "in", "from", "de", "en", "à", "aus", "em", "da", "do", "desde", "i", "z", "w", "из", "в", "fra",
        "från",
        "uit",
    ]

    /// "Name @handle" and "Name name@paper.example" keep the name; an address or a handle by itself is not a name.
    static func beforeAddress(_ text: String) -> String? {
        let words = text.split(separator: " ")
        guard let place = words.firstIndex(where: { $0.contains("@") }), place > 0 else { return nil }
        let word = words[place]
        guard word.first == "@" || word.split(separator: "@").last?.contains(".") == true else { return nil }
        return words[..<place].joined(separator: " ")
    }

    /// A name that a sentence ended, but not "Jr." and initials.
    static func withoutFullStop(_ text: String) -> String {
        guard text.last == ".", let word = text.split(separator: " ").last, word.count > longestShortening,
            !word.dropLast().contains(".")
        else { return text }
        return String(text.dropLast())
    }

    private static let longestShortening = 4
}
