internal import PipelineKit

/// What a match needs to know of its rule, as plain values: most occurrences do not meet the conditions.
package struct CueFacts: BitwiseCopyable, Sendable, Equatable {
    /// Strength, 0…1.
    package var weight: Double
    /// The cue applies to texts of at most this many bytes.
    var maxLength: UInt32
    /// Bytes of the pattern.
    var length: UInt32
    private var categoryNumber: UInt8
    private var familyNumber: UInt8
    private var matchNumber: UInt8
    private var flags: UInt8
    /// Index of the pack's language.
    var language: UInt16
    /// Keeps the layout free of gaps, whose content a file would not determine.
    private var spare: UInt16 = 0

    private static let noCategory = UInt8.max
    private static let openLeft: UInt8 = 1
    private static let openRight: UInt8 = 2
    private static let veto: UInt8 = 4

    init(_ rule: CueRule, language: Int = 0) {
        let pattern = CuePattern(rule)
        weight = rule.weight
        maxLength = UInt32(clamping: rule.maxLength)
        length = UInt32(clamping: pattern.bytes.count)
        categoryNumber = rule.category.map { UInt8($0.index) } ?? Self.noCategory
        familyNumber = UInt8(rule.family.index)
        matchNumber = UInt8(rule.match.index)
        flags =
            (pattern.openLeft ? Self.openLeft : 0) | (pattern.openRight ? Self.openRight : 0)
            | (rule.veto ? Self.veto : 0)
        self.language = UInt16(clamping: language)
    }

    /// Dense number of the category; nil for news in general.
    var category: Int? { categoryNumber == Self.noCategory ? nil : Int(categoryNumber) }
    /// Dense number of the family.
    var family: Int { Int(familyNumber) }
    var isNews: Bool { familyNumber == UInt8(CueFamily.news.index) }
    var match: CueMatch { CueMatch.allCases[Int(matchNumber)] }
    var isOpenLeft: Bool { flags & Self.openLeft != 0 }
    var isOpenRight: Bool { flags & Self.openRight != 0 }
    var isVeto: Bool { flags & Self.veto != 0 }

    /// Whether the rule is a label that must make up its whole block.
    var isExactLabel: Bool {
        familyNumber == UInt8(CueFamily.label.index) && matchNumber == UInt8(CueMatch.exact.index)
    }
}

/// A pattern in the form that the automaton searches for.
struct CuePattern {
    var bytes: [UInt8]
    var openLeft: Bool
    var openRight: Bool

    /// A rule of weight 0 gets the empty pattern, which never matches.
    init(_ rule: CueRule) {
        var bytes = rule.weight > 0 ? TextFolding.folded(rule.pattern) : []
        let starLeft = bytes.first == UInt8(ascii: "*")
        if starLeft { bytes.removeFirst() }
        let starRight = bytes.last == UInt8(ascii: "*")
        if starRight { bytes.removeLast() }
        // Scripts without blanks have no word boundaries, and marks are not word characters.
        openLeft = starLeft || !WordBoundary.isWord(bytes.span, at: 0)
        openRight = starRight || !WordBoundary.isWord(bytes.span, before: bytes.count)
        self.bytes = bytes
    }
}
