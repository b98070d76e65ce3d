internal import TextKit

/// Guesses the language of a text from its script, its letters and its function words.
///
/// Function words make up a third of running text and are hardly shared between languages, so that a paragraph is
/// enough; names and loan words, which mislead character statistics in news, do not count at all.
package enum LanguageDetector {
    /// How many bytes of a text are read; more would not change the result.
    private static let maximumBytes = 1 << 13
    /// Fewer letters than in a short sentence are not evidence.
    private static let minimumLetters = 24
    /// Minimum weight of function words, each counted by its share in one language, to detect that language.
    private static let minimumScore = 0.8

    /// The BCP 47 code of the likeliest language; nil if there is too little evidence.
    package static func language(of text: String) -> String? {
        var scan = Scan()
        var token = WordHash.basis
        var isInWord = false
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if index > maximumBytes { break }
            if let letter = scan.take(scalar) {
                token = WordHash.step(token, letter)
                isInWord = true
            } else if isInWord {
                scan.endWord(token)
                token = WordHash.basis
                isInWord = false
            }
        }
        if isInWord { scan.endWord(token) }
        return scan.letters >= minimumLetters ? scan.language(minimumScore: minimumScore) : nil
    }

    /// The counts of a text.
    private struct Scan {
        var letters = 0
        private var scripts = [Int](repeating: 0, count: Script.allCases.count)
        private var marks = [Int](repeating: 0, count: Mark.allCases.count)
        private var scores = [Double](repeating: 0, count: FunctionWords.languages.count)

        /// Counts a scalar; returns the lower-case letter if its script separates words.
        mutating func take(_ scalar: Unicode.Scalar) -> UInt32? {
            guard let script = Script.of(scalar.value) else { return nil }
            letters += 1
            scripts[Int(script.rawValue)] += 1
            if let mark = Mark.of(scalar.value) { marks[Int(mark.rawValue)] += 1 }
            return script == .latin ? LetterCase.lower(scalar.value) : 0
        }

        mutating func endWord(_ token: UInt64) {
            for (language, weight) in FunctionWords.table[token] ?? [] { scores[language] += weight }
        }

        func language(minimumScore: Double) -> String? {
            let most = Script.allCases.max { scripts[Int($0.rawValue)] < scripts[Int($1.rawValue)] } ?? .latin
            switch most {
            case .latin: return latin(minimumScore)
            case .cyrillic: return cyrillic
            case .arabic: return arabic
            case .han, .kana: return scripts[Int(Script.kana.rawValue)] * 20 > letters ? "ja" : "zh"
            default: return most.onlyLanguage
            }
        }

        private func latin(_ minimumScore: Double) -> String? {
            if count(.vietnamese) * 12 > letters { return "vi" }
            guard let best = scores.indices.max(by: { scores[$0] < scores[$1] }), scores[best] >= minimumScore
            else {
                return nil
            }
            return FunctionWords.languages[best]
        }

        private func count(_ mark: Mark) -> Int { marks[Int(mark.rawValue)] }

        private var cyrillic: String {
            if count(.serbian) * 50 > letters { return "sr" }
            if count(.macedonian) * 100 > letters { return "mk" }
            if count(.belarusian) * 200 > letters { return "be" }
            if count(.ukrainian) * 50 > letters { return "uk" }
            if count(.kazakh) * 50 > letters { return "kk" }
            return count(.russian) * 200 > letters ? "ru" : "bg"
        }

        private var arabic: String {
            if count(.urdu) * 50 > letters { return "ur" }
            return count(.persian) * 50 > letters ? "fa" : "ar"
        }
    }

    /// Writing systems that news is written in.
    private enum Script: UInt8, CaseIterable {
        case latin, cyrillic, greek, hebrew, arabic, han, kana, hangul, thai, devanagari, bengali, tamil,
            telugu
        case georgian, armenian, ethiopic

        static func of(_ value: UInt32) -> Script? {
            switch value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: .latin
            case 0x370...0x3FF: .greek
            case 0x400...0x52F: .cyrillic
            case 0x531...0x58F: .armenian
            case 0x5D0...0x5EA: .hebrew
            case 0x620...0x6FF: .arabic
            case 0x904...0x963: .devanagari
            case 0x985...0x9E3: .bengali
            case 0xB85...0xBD7: .tamil
            case 0xC05...0xC63: .telugu
            case 0xE01...0xE4D: .thai
            case 0x10A0...0x10FF: .georgian
            case 0x1200...0x137F: .ethiopic
            case 0x3041...0x30FF: .kana
            case 0x3400...0x9FFF: .han
            case 0xAC00...0xD7A3: .hangul
            default: nil
            }
        }

        /// The language of a script used by one language only.
        var onlyLanguage: String? {
            switch self {
            case .greek: "el"
            case .hebrew: "he"
            case .hangul: "ko"
            case .thai: "th"
            case .devanagari: "hi"
            case .bengali: "bn"
            case .tamil: "ta"
            case .telugu: "te"
            case .georgian: "ka"
            case .armenian: "hy"
            case .ethiopic: "am"
            default: nil
            }
        }
    }

    /// Letters that only some languages of a script have.
    private enum Mark: UInt8, CaseIterable {
        case vietnamese, serbian, macedonian, belarusian, ukrainian, kazakh, russian, urdu, persian

        static func of(_ value: UInt32) -> Mark? {
            switch value {
            case 0x1EA0...0x1EF9, 0x1A0, 0x1A1, 0x1AF, 0x1B0: .vietnamese
            case 0x402, 0x40B, 0x452, 0x45B: .serbian
            case 0x403, 0x405, 0x40C, 0x453, 0x455, 0x45C: .macedonian
            case 0x40E, 0x45E: .belarusian
            case 0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491: .ukrainian
            case 0x492, 0x493, 0x49A, 0x49B, 0x4A2, 0x4A3, 0x4D8, 0x4D9, 0x4E8, 0x4E9, 0x4B0, 0x4B1: .kazakh
            case 0x42B, 0x42D, 0x44B, 0x44D: .russian
            case 0x679, 0x688, 0x691, 0x6BA, 0x6BE, 0x6D2: .urdu
            case 0x67E, 0x686, 0x698, 0x6AF, 0x6CC, 0x6A9: .persian
            default: nil
            }
        }
    }
}
