package import Files
internal import Models

/// What letter groups and words say about languages: a mapped table of up to three weights for each.
///
/// A group's hash names a line of sixteen fingerprints and one of them; four groups in a million are taken for another,
/// without measurable effect. A group that tells more than three languages apart has several places in its line.
package struct LanguageTable: Sendable {
    static let magic: UInt32 = 0x4C44_4331
    static let version: UInt32 = 3
    /// A line is sixteen fingerprints, in half a line of the processor's memory.
    static let wordsInLine = 4
    /// A place holds three pairs of a class, in the low byte, and a signed weight.
    static let pairsInPlace = 3

    /// Language and writing system of each class, such as "sr-Latn".
    package let classes: [String]
    /// BCP 47 of each class.
    let languages: [String]
    /// The languages of all classes and of the writing systems that one language has.
    let allLanguages: Set<String>
    /// SHA-256 of the content.
    package let digest: String
    /// Four fingerprints in each, four of them a line.
    let fingerprints: MappedArray<UInt64>
    let pairs: MappedArray<UInt16>
    let calibration: Calibration
    /// The commonest words of each class, and behind them those of filler and of names.
    let commonWords: CommonWords
    /// Words by which Bosnian, Croatian and Serbian are told apart.
    let normWords: NormWords
    var lines: Int { fingerprints.count / Self.wordsInLine }
    /// The classes of each writing system, which stand together.
    let ranges: [Range<Int>]

    /// Opens a table.
    ///
    /// - Throws: `ResourceError` if it is damaged or of another version.
    package init(_ file: MappedBytes, path: String) throws(ResourceError) {
        let flat = try FlatFile(file, magic: Self.magic, version: Self.version, path: path)
        let names = String(decoding: try flat.section(0, of: UInt8.self).values, as: UTF8.self)
        let classes = names.split(separator: "\n").map(String.init)
        fingerprints = try flat.section(1, of: UInt64.self)
        pairs = try flat.section(2, of: UInt16.self)
        let constants = try flat.section(3, of: Float.self).values
        let commonWords = try CommonWords(flat, classes: classes.count)
        let normWords = try NormWords(flat, classes: classes.count)
        guard let calibration = Calibration(constants), let commonWords, let normWords, !classes.isEmpty,
            classes.count < 256,
            !fingerprints.isEmpty,
            pairs.count == fingerprints.count * 4 * Self.pairsInPlace
        else { throw ResourceError(path: path, message: "is not a table of languages") }
        self.classes = classes
        languages = classes.map(LanguageClasses.language)
        allLanguages = WritingSystem.languagesAlone.union(languages)
        self.calibration = calibration
        self.commonWords = commonWords
        self.normWords = normWords
        digest = flat.digest
        ranges = Self.ranges(of: classes)
    }

    private static func ranges(of classes: [String]) -> [Range<Int>] {
        WritingSystem.allCases.map { system in
            guard let code = system.code else { return 0..<0 }
            let own = classes.indices.filter { classes[$0].hasSuffix("-" + code) }
            return own.first.map { $0..<$0 + own.count } ?? 0..<0
        }
    }
}
