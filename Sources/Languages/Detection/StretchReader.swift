internal import Files
internal import TextKit

/// Reads a text into stretches with a score for each class.
///
/// Nothing is allocated for a word: one row of scores is for a stretch.
struct StretchReader {
    private static let longestStretch = Stretch.longest
    /// A line of at least this many words ends a stretch, a shorter one (a menu, a heading) does not.
    private static let shortestStretch = 8
    private static let systemCount = WritingSystem.allCases.count

    let table: LanguageTable
    private(set) var stretches: [Stretch] = []
    /// Rows of `table.classes.count` scores.
    private(set) var scores: [Int32] = []
    /// Hashes of the words that were looked up.
    private(set) var wordHashes: [UInt32] = []
    /// One word of so many is looked up; all are counted.
    private let step: Int

    /// The scores of the current stretch; a class is a byte.
    private var sums = InlineArray<256, Int32>(repeating: 0)
    private var word = InlineArray<64, UInt32>(repeating: 0x20)
    private var count = 0
    private var lines = TableLines()
    private var wordSystem = WritingSystem.none
    private var words = 0
    private var letters = [Int](repeating: 0, count: Self.systemCount)
    /// Groups looked up and found, of each system that the table has.
    private var groups = InlineArray<16, Int>(repeating: 0)
    private var known = InlineArray<16, Int>(repeating: 0)
    private var lookedUp = InlineArray<16, Int>(repeating: 0)
    private var capitals = InlineArray<16, Int>(repeating: 0)
    private var shouted = InlineArray<16, Int>(repeating: 0)
    private var isCapital = false
    /// Letters of the word that are capitals.
    private var capitalsInWord = 0
    private var kana = 0
    private var babble = 0
    private var wordNumber = 0
    private var row = 0
    private var firstWord = 0
    /// A bit for each different word of the stretch, of 64.
    private var different: UInt64 = 0
    private var units = 0

    init(table: LanguageTable, step: Int) {
        self.table = table
        self.step = step
        wordHashes.reserveCapacity(256)
    }

    /// Reads the words that start in a range.
    mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var place = range.lowerBound
        var checkedUntil = place
        var isLineStart = place == 0
        while place < range.upperBound {
            if isLineStart, let end = CodeLine.end(bytes, from: place) {
                place = end
                isLineStart = false
                continue
            }
            let byte = bytes[place]
            isLineStart = byte == 0x0A
            if byte > 0x20 && byte < 0x7F && place >= checkedUntil {
                let run = ASCIIRun(bytes, from: place)
                checkedUntil = run.end
                if run.isCode {
                    endWord()
                    place =
                        run.isSyntax
                        ? ASCIIRun.endOfCode(bytes, from: run.end, before: range.upperBound) : run.end
                    continue
                }
            }
            if byte == 0x0A {
                endWord()
                if words >= Self.shortestStretch { endStretch() }
                place += 1
                continue
            }
            let (scalar, length) = UTF8Scalars.decode(bytes, at: place)
            take(scalar)
            place += length
        }
        endWord()
    }

    /// Ends the last stretch; to be called once.
    mutating func finish() { endStretch() }

    /// Ends a stretch behind a window of a long text, if it has some words.
    mutating func endWindow() {
        if words >= Self.shortestStretch { endStretch() }
    }

    @inline(__always)
    private mutating func take(_ scalar: UInt32) {
        // Small letters of ASCII and of Russian are most of what is read.
        switch scalar {
        case 0x61...0x7A: takeLetter(scalar, small: scalar, of: .latin)
        case 0x430...0x44F: takeLetter(scalar, small: scalar, of: .cyrillic)
        default: takeAny(scalar)
        }
    }

    private mutating func takeAny(_ scalar: UInt32) {
        let system = WritingSystem.of(scalar)
        switch system {
        case .none:
            // A soft hyphen stands inside of a word.
            if scalar != 0xAD { endWord() }
        case .inherited:
            let isJoiner = scalar == 0x200C || scalar == 0x200D
            if count > 0 && !isJoiner { append(scalar) }
        case .han:
            endWord()
            takeHan(scalar)
        default: takeLetter(scalar, small: LetterCase.lower(scalar), of: system)
        }
    }

    @inline(__always)
    private mutating func takeLetter(_ scalar: UInt32, small: UInt32, of system: WritingSystem) {
        if system != wordSystem { endWord() }
        wordSystem = system
        if count == 0 { (isCapital, capitalsInWord) = (small != scalar, 0) }
        if small != scalar { capitalsInWord += 1 }
        append(small)
    }

    @inline(__always)
    private mutating func append(_ scalar: UInt32) {
        guard count < LetterGroups.longestWord else { return }
        count += 1
        word[count] = scalar
    }

    /// A Han character is a word of its own, of one group: itself between blanks.
    private mutating func takeHan(_ scalar: UInt32) {
        letters[Int(WritingSystem.han.rawValue)] += 3
        let hash = LetterGroups.extend(LetterGroups.extend(LetterGroups.extend(0, 0x20), scalar), 0x20)
        lines.find(LetterGroups.finish(hash, size: 3), in: table)
        addFound(Int(WritingSystem.han.rawValue))
        note(hash)
        if letters[Int(WritingSystem.han.rawValue)] >= 12 * Self.longestStretch { endStretch() }
    }

    private mutating func endWord() {
        guard count > 0 else { return }
        letters[Int(wordSystem.rawValue)] += wordSystem.isDense ? 3 * count : count
        if wordSystem == .kana { kana += count }
        if isBabble {
            babble += count
        } else if wordSystem.rawValue <= WritingSystem.tibetan.rawValue {
            wordNumber += 1
            if wordNumber == step {
                wordNumber = 0
                word[count + 1] = 0x20
                lookUpGroups()
            }
        }
        count = 0
        words += 1
        if words >= Self.longestStretch { endStretch() }
    }

    /// Whether a word is a letter or two over and over, as in "AAAA" and "hahaha".
    @inline(__always)
    private var isBabble: Bool {
        guard count >= 4, word[1] == word[3], word[2] == word[4] else { return false }
        return word[1] == word[2] || count >= 6 && word[3] == word[5] && word[4] == word[6]
    }

    /// Remembers a word as one of the different ones.
    @inline(__always)
    private mutating func note(_ hash: UInt64) {
        different |= 1 << (hash >> 58)
        units += 1
    }

    private mutating func endStretch() {
        words = 0
        joinKana()
        let isText = !Stretch.isRepetitive(different, of: units)
        for system in 0..<Self.systemCount where letters[system] > 0 {
            append(system, isText: isText)
            letters[system] = 0
        }
        for place in 0..<table.classes.count {
            scores.append(sums[place])
            sums[place] = 0
        }
        for system in groups.indices {
            (groups[system], known[system], lookedUp[system]) = (0, 0, 0)
            (capitals[system], shouted[system]) = (0, 0)
        }
        row += 1
        firstWord = wordHashes.count
        (different, units, kana, babble) = (0, 0, 0, 0)
    }

    /// Kana and Han are one writing system, in which Japanese alone has both.
    private mutating func joinKana() {
        let han = Int(WritingSystem.han.rawValue)
        let kana = Int(WritingSystem.kana.rawValue)
        guard letters[kana] * 12 > letters[han] else { return }
        letters[kana] += letters[han]
        letters[han] = 0
    }

    private mutating func append(_ system: Int, isText: Bool) {
        var stretch = Stretch()
        stretch.system = WritingSystem(rawValue: UInt8(system)) ?? .none
        stretch.row = row
        stretch.words = firstWord..<wordHashes.count
        stretch.letters = letters[system]
        (stretch.kana, stretch.babble) = (kana, babble)
        stretch.isText = isText
        if system < groups.count {
            (stretch.groups, stretch.known) = (groups[system], known[system])
            stretch.lookedUp = lookedUp[system]
            (stretch.capitals, stretch.shouted) = (capitals[system], shouted[system])
        }
        stretches.append(stretch)
    }

    private mutating func lookUpGroups() {
        let end = count + 2
        let system = Int(wordSystem.rawValue)
        for start in 0..<count {
            var hash: UInt64 = 0
            hash = LetterGroups.extend(hash, word[start])
            hash = LetterGroups.extend(hash, word[start + 1])
            for place in start + 2..<min(end, start + LetterGroups.largest) {
                hash = LetterGroups.extend(hash, word[place])
                lines.find(LetterGroups.finish(hash, size: place - start + 1), in: table)
            }
        }
        lookUpWord(system)
        addFound(system)
    }

    private mutating func lookUpWord(_ system: Int) {
        var whole = LetterGroups.wholeWordSeed
        for place in 1...count { whole = LetterGroups.extend(whole, word[place]) }
        whole = LetterGroups.finish(whole, size: LetterGroups.wholeWord)
        note(whole)
        lookedUp[system] += 1
        if isCapital { capitals[system] += 1 }
        if count > 1 && capitalsInWord == count { shouted[system] += 1 }
        wordHashes.append(UInt32(truncatingIfNeeded: whole >> 32))
        if count >= LetterGroups.largest - 1 { lines.find(whole, in: table) }
    }

    /// Adds what the table has for the groups of a word to the scores of the stretch.
    private mutating func addFound(_ system: Int) {
        groups[system] += lines.count
        for number in 0..<lines.count where lines.found[number] != 0 {
            known[system] += 1
            add(lines.found[number], line: Int(lines.numbers[number]))
        }
        lines.count = 0
    }

    @inline(__always)
    private mutating func add(_ found: UInt64, line: Int) {
        var found = found
        while found != 0 {
            let place =
                TableLines.place(of: found.trailingZeroBitCount, in: line) * LanguageTable.pairsInPlace
            for pair in place..<place + LanguageTable.pairsInPlace {
                let value = table.pairs[pair]
                sums[Int(value & 0xFF)] &+= Int32(Int8(truncatingIfNeeded: value >> 8))
            }
            found &= found - 1
        }
    }
}
