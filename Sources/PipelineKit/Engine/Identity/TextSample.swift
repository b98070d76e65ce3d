internal import TextKit

/// The words of a text and a sample of its sequences of three, the smallest hashes among all (Broder 1997).
///
/// Two texts share about as many of their samples as they share of all their sequences.
struct TextSample: Sendable, Equatable {
    /// With 32, an estimate of .2 has a standard error of .07: enough to tell an edited text from another one.
    static let size = 32

    /// Words of the text.
    private(set) var words = 0
    /// The smallest hashes, ascending, each once.
    private(set) var hashes: [UInt32] = []

    init(words: Int = 0, hashes: [UInt32] = []) {
        self.words = words
        self.hashes = hashes
    }

    /// Samples a text.
    init(of text: String) {
        var window: (UInt64, UInt64) = (0, 0)
        var limit = UInt32.max
        var candidates: [UInt32] = []
        WordHashes.forEach(in: text) { word in
            words += 1
            let hash = UInt32(truncatingIfNeeded: WordHash.mix(WordHash.mix(window.0, window.1), word) >> 32)
            window = (window.1, word)
            guard words > 2, hash < limit else { return }
            candidates.append(hash)
            if candidates.count == Self.size * 8 {
                candidates = Self.smallest(candidates)
                limit = candidates.last ?? .max
            }
        }
        // A text of one or two words has no sequence; its end stands for it.
        if words > 0, words < 3 {
            candidates = [UInt32(truncatingIfNeeded: WordHash.mix(window.0, window.1) >> 32)]
        }
        hashes = Self.smallest(candidates)
    }

    private static func smallest(_ hashes: [UInt32]) -> [UInt32] {
        var kept: [UInt32] = []
        for hash in hashes.sorted() where kept.last != hash {
            kept.append(hash)
            if kept.count == size { break }
        }
        return kept
    }

    /// How many of both samples' smallest hashes the texts share, of how many.
    private func shared(with other: TextSample) -> (count: Int, of: Int) {
        let bound = min(Self.size, max(hashes.count, other.hashes.count))
        var (own, their, count, seen) = (0, 0, 0, 0)
        while seen < bound, own < hashes.count || their < other.hashes.count {
            let left = own < hashes.count ? hashes[own] : .max
            let right = their < other.hashes.count ? other.hashes[their] : .max
            if left == right { count += 1 }
            if left <= right { own += 1 }
            if right <= left { their += 1 }
            seen += 1
        }
        return (count, seen)
    }

    /// Estimates of the share of all sequences that are in both, and of the shorter text's that are in the longer.
    func likeness(to other: TextSample) -> (resemblance: Double, containment: Double, shared: Int) {
        let (count, total) = shared(with: other)
        guard count > 0 else { return (0, 0, 0) }
        let resemblance = Double(count) / Double(total)
        let (short, long) = (Double(min(words, other.words)), Double(max(words, other.words)))
        let contained = resemblance * (short + long) / ((1 + resemblance) * max(1, short))
        return (resemblance, min(1, contained), count)
    }
}

/// The words of a text as hashes: runs of letters and digits without case; ideographs, kana and letters of scripts
/// without blanks one each.
enum WordHashes {
    static func forEach(in text: String, _ body: (UInt64) -> Void) {
        let bytes = text.utf8.span
        var (place, hash) = (0, WordHash.basis)
        func end() {
            if hash != WordHash.basis { body(hash) }
            hash = WordHash.basis
        }
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                place += 1
                if isLetterOrDigit(byte) {
                    hash = WordHash.step(hash, UInt32(byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte))
                } else if byte != 0x27 {
                    end()
                }
                continue
            }
            let (scalar, length) = UTF8Scalars.decodeWide(bytes, at: place)
            place += length
            switch kind(scalar) {
            case .letter: hash = WordHash.step(hash, LetterCase.lower(scalar))
            case .word:
                end()
                body(WordHash.step(WordHash.basis, scalar))
            case .joiner: continue
            case .other: end()
            }
        }
        end()
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39
    }

    private enum Kind { case letter, word, joiner, other }

    private static func kind(_ scalar: UInt32) -> Kind {
        switch scalar {
        case 0x2018, 0x2019, 0x200B...0x200F, 0xAD: .joiner
        case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x2000...0x206F, 0x3000...0x3004,
            0x3008...0x3020, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFFFD:
            .other
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF, 0x3400...0x9FFF,
            0xF900...0xFAFF,
            0x20000...0x3FFFF:
            .word
        default: .letter
        }
    }
}
