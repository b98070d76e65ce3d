internal import TextKit

/// Numbers in English words: "two million", "half a million", "twenty-five thousand five hundred".
enum EnglishNumbers {
    /// A number and one past its last token.
    struct Reading: Equatable {
        /// In halves, so that "one and a half million" is whole.
        var halves: Int
        var end: Int
    }

    /// The number that begins at a token; nil for an article or a fraction alone.
    static func reading(_ text: RuleTokens, at index: Int) -> Reading? {
        guard text.traits(index).contains(.lower) else { return nil }
        if half.contains(text.lower(index)) { return halfOf(text, index) }
        var reader = Reader(text: text, index: index)
        return reader.number()
    }

    /// "half a million", "half a billion".
    private static func halfOf(_ text: RuleTokens, _ index: Int) -> Reading? {
        let next = article.contains(text.lower(index + 1)) ? index + 2 : index + 1
        guard let power = powers[text.lower(next)] else { return nil }
        return Reading(halves: power, end: next + 1)
    }

    private struct Reader {
        let text: RuleTokens
        var index: Int
        /// What multipliers so far have made, and the group in front of the next one.
        private var total = 0
        private var group = 0
        private var isEmpty = true

        init(text: RuleTokens, index: Int) { (self.text, self.index) = (text, index) }

        mutating func number() -> Reading? {
            // "a dollar" and "a few dollars" are no sums of their own; "a million dollars" is.
            if article.contains(text.lower(index)) {
                guard powers[text.lower(index + 1)] != nil || text.lower(index + 1) == hundred else {
                    return nil
                }
                (group, index, isEmpty) = (1, index + 1, false)
            }
            while let step = step() { index = step }
            return isEmpty ? nil : Reading(halves: total * 2 + group * 2 + rest, end: index)
        }

        private var rest = 0

        /// Takes one word, and the hyphen or "and" before it.
        private mutating func step() -> Int? {
            let start = isEmpty ? index : afterLink()
            let word = text.lower(start)
            if let value = small[word] {
                guard
                    isEmpty || group == 0 || group % 100 == 0
                        || (group % 10 == 0 && value < 10 && group % 100 > 10)
                else {
                    return nil
                }
                (group, isEmpty) = (group + value, false)
            } else if word == hundred, (1..<100).contains(group) {
                group *= 100
            } else if let power = powers[word], group > 0 || rest > 0, total == 0 || total % power == 0 {
                (total, group, rest) = (total + (group * 2 + rest) * power / 2, 0, 0)
            } else if let end = andHalf() {
                rest = 1
                return end
            } else {
                return nil
            }
            return start + 1
        }

        private func afterLink() -> Int {
            let word = text.lower(index)
            if word == EntityLexicon.hyphen, text.isJoined(index), text.isJoined(index + 1) {
                return index + 1
            }
            return word == and && small[text.lower(index + 1)] != nil ? index + 1 : index
        }

        /// "one and a half million", "two-and-a-half million".
        private func andHalf() -> Int? {
            var next = index
            for words in [Set([and]), article, half] {
                if text.lower(next) == EntityLexicon.hyphen { next += 1 }
                guard words.contains(text.lower(next)) else { return nil }
                next += 1
            }
            if text.lower(next) == EntityLexicon.hyphen { next += 1 }
            return rest == 0 && group > 0 && powers[text.lower(next)] != nil ? next : nil
        }
    }

    // MARK: Words

    private static let small: [UInt64: Int] = {
        var values: [UInt64: Int] = [:]
        let units = """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
            eighteen nineteen
            """
        for (value, word) in units.split(separator: " ").enumerated() where value > 0 {
            values[WordHash.of(String(word))] = value
        }
        let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
        for (index, word) in tens.split(separator: " ").enumerated() {
            values[WordHash.of(String(word))] = index * 10 + 20
        }
        return values
    }()

    private static let powers: [UInt64: Int] = [
        WordHash.of("thousand"): 1000, WordHash.of("lakh"): 100_000, WordHash.of("million"): 1_000_000,
        WordHash.of("crore"): 10_000_000, WordHash.of("billion"): 1_000_000_000,
        WordHash.of("trillion"): 1_000_000_000_000,
    ]

    private static let hundred = WordHash.of("hundred")
    private static let and = WordHash.of("and")
    private static let article: Set<UInt64> = [WordHash.of("a"), WordHash.of("an")]
    private static let half: Set<UInt64> = [WordHash.of("half")]
}
