internal import TextKit

/// What other ways to write names than English add to, or have instead of, the common features.
extension EntityFeatures {
    // MARK: Names with endings

    /// Beginnings of words, which endings leave alone, and for a word in lower case the capital that it may belong to.
    func addInflected(_ bytes: [UInt8], _ buffer: inout FeatureBuffer) {
        addStems(bytes, &buffer)
        if !item.isName, let opener = distanceToName {
            buffer.add(.opener, lower(-opener), UInt64(opener))
            buffer.add(.opener, lower(-opener), UInt64(opener), item.token.lowerHash)
        }
    }

    /// The first five and the first seven letters.
    private func addStems(_ bytes: [UInt8], _ buffer: inout FeatureBuffer) {
        item.token.eachBeginning(bytes, upTo: 7) { hash, letters in
            if letters == 5 || letters == 7 { buffer.add(.stem, hash, UInt64(letters)) }
        }
    }

    /// How far before the token the nearest word with a capital stands, up to four.
    private var distanceToName: Int? {
        (1...4).first { item(-$0)?.isName ?? false }
    }

    // MARK: Scripts without capitals

    /// Characters and their neighbours, or words with their parts; lists; where a blank stands.
    func addCaseless(_ bytes: [UInt8], _ buffer: inout FeatureBuffer) {
        buffer.add(.bias, 0)
        addSequences(&buffer)
        addPlace(&buffer)
        if item.token.traits.contains(.syllable) {
            addLongSequences(&buffer)
        } else {
            addAffixes(bytes, &buffer)
        }
        addLists(&buffer)
    }

    private func addSequences(_ buffer: inout FeatureBuffer) {
        for offset in -3...3 { buffer.add(.characters, lower(offset), UInt64(offset + 3)) }
        for offset in -3...2 {
            buffer.add(.characters, lower(offset), lower(offset + 1), UInt64(offset + 13))
        }
        for offset in -2...0 {
            buffer.add(.characters, sequence(from: offset, count: 3), UInt64(offset + 23))
        }
    }

    /// Four and five characters, which are words in most of these scripts.
    private func addLongSequences(_ buffer: inout FeatureBuffer) {
        for offset in -4...1 {
            buffer.add(.characters, sequence(from: offset, count: 4), UInt64(offset + 35))
        }
        for offset in -4...0 {
            buffer.add(.characters, sequence(from: offset, count: 5), UInt64(offset + 45))
        }
    }

    private func sequence(from start: Int, count: Int) -> UInt64 {
        var hash = lower(start)
        for offset in start + 1..<start + count { hash = WordHash.mix(hash, lower(offset)) }
        return hash
    }

    private func addPlace(_ buffer: inout FeatureBuffer) {
        let own = UInt64(item.token.shape)
        let (left, right) = (shape(-1), shape(1))
        buffer.add(.shapes, left, own, right)
        let edge: UInt64 = index == 0 ? 4 : 0
        let blank: UInt64 = item.token.traits.contains(.spaceBefore) ? 1 : 0
        let next: UInt64 = item(1)?.token.traits.contains(.spaceBefore) ?? true ? 2 : 0
        buffer.add(.flags, edge | blank | next)
        buffer.add(.flags, edge | blank | next, item.token.lowerHash)
    }
}

extension Token {
    /// How many letters of a word are compared where names have endings.
    private static let stemLetters = 5

    /// Hash of the first letters: the same for "Trump" and "Trumpille".
    func stemHash(_ bytes: [UInt8]) -> UInt64 {
        var stem = WordHash.basis
        eachBeginning(bytes, upTo: Self.stemLetters) { hash, _ in stem = hash }
        return stem
    }

    /// Calls `visit` with the hash of the first letter, of the first two, and so on, and how many they are.
    @inline(__always)
    fileprivate func eachBeginning(_ bytes: [UInt8], upTo most: Int, visit: (UInt64, Int) -> Void) {
        var hash = WordHash.basis
        var position = Int(start)
        var letters = 0
        while position < Int(end), letters < most {
            let (value, length) = UTF8Scalars.decode(bytes, at: position)
            hash = WordHash.step(hash, LetterCase.lower(value))
            letters += 1
            position += length
            visit(hash, letters)
        }
    }
}
