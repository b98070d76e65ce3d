/// Firms that make or own a site, and names in the order of a catalogue.
extension AuthorNames {
    /// Whether a name is that of a firm, as the makers of templates leave theirs: "WebDesign Studio GmbH".
    package static func isFirm(_ name: String) -> Bool {
        guard let last = name.split(separator: " ").last else { return false }
        return firmEnds.contains(last.lowercased())
    }

    private static let firmEnds: Set<String> = [
        "gmbh", "ag", "kg", "ug", "ltd", "ltd.", "limited", "inc", "inc.", "llc", "corp.", "s.r.l.", "srl",
        "s.a.",
        "oy", "ab", "bv", "b.v.", "d.o.o.", "studio", "studios", "webdesign", "solutions", "hosting",
        "software",
    ]

    /// One name in the order in which people read it: "Brandt, Ida", as catalogues and journals state it.
    package static func inReadingOrder(_ name: String) -> String {
        let parts = name.split(separator: ",").map { $0.trimmedBlanks }
        guard parts.count == 2, isFamilyName(parts[0]),
            (1...3).contains(parts[1].split(separator: " ").count),
            !parts[1].contains(where: \.isNumber)
        else { return name }
        return "\(parts[1]) \(parts[0])"
    }

    /// One word, with particles before it or not.
    private static func isFamilyName(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return !words.isEmpty && words.dropLast().allSatisfy { $0.first?.isLowercase == true }
    }
}
