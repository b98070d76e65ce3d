internal import TextKit

/// Hears of the words of a text, in order.
protocol WordReader {
    /// A word; `isCapital` where it begins with a capital letter.
    mutating func word(_ hash: UInt64, isCapital: Bool)
    /// A number, in digits of any script or in words, by the hash of its digits.
    mutating func figure(_ hash: UInt64)
    mutating func endSentence()
}

/// The words of a text as hashes: runs of letters and digits without case; ideographs, kana and letters of scripts
/// without blanks one each.
///
/// Numbers are told beside the words: "21min", "3rd", "£2.4m", "eleven" and "٢١" hold some.
struct WordHashes<Reader: WordReader> {
    private var reader: Reader
    private var hash = WordHash.basis
    private var isCapital = false
    private var number = WordHash.basis
    private var isIdeographic = false

    /// Has a text read, and returns its reader.
    static func read(_ text: String, by reader: Reader) -> Reader {
        var words = WordHashes(reader: reader)
        words.read(text.utf8.span)
        return words.reader
    }

    private init(reader: Reader) { self.reader = reader }

    private mutating func read(_ bytes: Span<UInt8>) {
        var place = 0
        while place < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes, at: place)
            place += length
            if scalar < 0x80, ASCII.isLetter(UInt8(scalar)) {
                letter(scalar, UInt32(ASCII.lowercased(UInt8(scalar))))
            } else if let digit = DecimalDigits.digit(scalar) {
                add(digit)
                hash = WordHash.step(hash, scalar)
            } else {
                let isInNumber = number != WordHash.basis && Self.startsDigit(bytes, at: place)
                other(scalar, isInNumber: isInNumber)
            }
        }
        endSentence()
    }

    private static func startsDigit(_ bytes: Span<UInt8>, at place: Int) -> Bool {
        place < bytes.count && DecimalDigits.digit(UTF8Scalars.decode(bytes, at: place).scalar) != nil
    }

    private mutating func other(_ scalar: UInt32, isInNumber: Bool) {
        switch WordScalar(scalar) {
        case .letter: letter(scalar, LetterCase.lower(scalar))
        case .word: ideograph(scalar)
        case .joiner: if !isInNumber { endNumber() }
        case .sign:
            endWord()
            // "2.4", "1,000" and "10:30" are one number, and no full stop stands in them.
            guard !isInNumber || !WordScalar.separates(scalar) else { return }
            endNumber()
            if scalar == 0x0A || SentenceEnd.contains(scalar) { reader.endSentence() }
        }
    }

    private mutating func letter(_ scalar: UInt32, _ small: UInt32) {
        endNumber()
        if hash == WordHash.basis { isCapital = small != scalar }
        hash = WordHash.step(hash, small)
    }

    private mutating func ideograph(_ scalar: UInt32) {
        endWord()
        if let digit = WordScalar.digit(scalar) { add(digit) } else { endNumber() }
        isIdeographic = true
        reader.word(WordHash.step(WordHash.basis, scalar), isCapital: false)
    }

    private mutating func add(_ digit: UInt32) { number = WordHash.step(number, 0x30 + digit) }

    private mutating func endNumber() {
        // "一" alone is the article, or a part of many words.
        let isArticle = isIdeographic && number == WordHash.step(WordHash.basis, 0x31)
        if number != WordHash.basis, !isArticle { reader.figure(number) }
        (number, isIdeographic) = (WordHash.basis, false)
    }

    private mutating func endWord() {
        guard hash != WordHash.basis else { return }
        if number == WordHash.basis, let digits = NumberWords.digits(hash) {
            reader.figure(digits.reduce(WordHash.basis) { WordHash.step($0, 0x30 + $1) })
        }
        reader.word(hash, isCapital: isCapital)
        (hash, isCapital) = (WordHash.basis, false)
    }

    private mutating func endSentence() {
        endWord()
        endNumber()
        reader.endSentence()
    }
}

/// What the scalars of a text are to who looks for its words.
private enum WordScalar {
    case letter, word, joiner, sign

    init(_ scalar: UInt32) {
        if SentenceEnd.contains(scalar) {
            self = .sign
            return
        }
        switch scalar {
        case 0x27, 0x2018, 0x2019, 0x200B...0x200F, 0xAD: self = .joiner
        case 0..<0xAA, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x60C, 0x61B, 0x66A...0x66D,
            0x2000...0x206F, 0x20A0...0x20CF, 0x3000...0x3004, 0x3008...0x3020, 0xFF00...0xFF0F,
            0xFF1A...0xFF20,
            0xFFFD:
            self = .sign
        default: self = UnsegmentedScripts.contains(scalar) ? .word : .letter
        }
    }

    /// Whether it stands inside of numbers, as full stop, comma, colon and their Arabic and full-width forms do.
    static func separates(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2C, 0x2E, 0x3A, 0x66B, 0x66C, 0xFF0C, 0xFF0E, 0xFF1A: true
        default: false
        }
    }

    /// The digit that an ideograph writes; ten, hundred, thousand and ten thousand are digits of their own.
    static func digit(_ ideograph: UInt32) -> UInt32? {
        switch ideograph {
        case 0x3007, 0x96F6: 0
        case 0x4E00: 1
        case 0x4E8C, 0x4E24, 0x5169: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        case 0x5341: 10
        case 0x767E: 11
        case 0x5343: 12
        case 0x4E07, 0x842C: 13
        default: nil
        }
    }
}
