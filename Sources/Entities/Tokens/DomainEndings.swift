/// Endings that make "word.ending" one token.
enum DomainEndings {
    private static let endings: Set<[UInt8]> = Set(
        "com org net gov edu info tv io co ru de fr uk eu ai".split(separator: " ").map { Array($0.utf8) })

    static func contains(_ word: ArraySlice<UInt8>) -> Bool {
        word.count <= 4 && endings.contains(Array(word))
    }
}
