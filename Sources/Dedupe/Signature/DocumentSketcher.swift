internal import DateKit
internal import TextKit

/// Makes signatures; one per worker, because it reuses its buffers.
package struct DocumentSketcher: Sendable {
    private var normalizer = TextNormalizer()
    private var elements: [UInt64] = []
    private var names: [UInt64] = []
    private var numbers: [UInt64] = []
    private var scratch: [UInt64] = []

    /// A sequence is three words, four ideographs, or a mix of the same weight.
    ///
    /// Six ideographs were tried first: with one character in five changed hardly any six survive, and
    /// pair F1 of generated news was 0.01 lower.
    private static let sequenceWeight = 12

    /// Words in which a story says what it is about.
    private static let leadTokens = 48

    /// A sketcher with empty buffers.
    package init() {}

    /// The signature of a text and what is stated about it.
    package mutating func signature(of text: String, identity: DocumentIdentity) -> DocumentSignature {
        signature(of: Array(text.utf8), identity: identity)
    }

    /// The signature of a text in UTF-8 and what is stated about it.
    package mutating func signature(of text: [UInt8], identity: DocumentIdentity) -> DocumentSignature {
        normalizer.normalize(text)
        Self.gatherSequences(normalizer, into: &elements)
        Self.gatherFacts(normalizer, names: &names, numbers: &numbers)
        var signature = DocumentSignature()
        signature.exactKey = XXH3.hash(normalizer.room, count: normalizer.byteCount)
        signature.urlKey = Self.key(identity.canonicalURL)
        signature.sourceKey = UInt32(truncatingIfNeeded: Self.key(identity.source))
        signature.languageKey = Self.languageKey(identity.language)
        signature.minute = identity.published.flatMap { Timestamp(rfc3339: $0) }
            .map { Int32(truncatingIfNeeded: $0.minutesSince1970) }
        let count = normalizer.tokenCount
        signature.tokenCount = count
        signature.sequences = sketch(elements, DocumentSignature.sequenceSize)
        signature.names = sketch(names, DocumentSignature.factSize)
        signature.numbers = sketch(numbers, DocumentSignature.factSize)
        Self.gatherWords(normalizer, into: &elements)
        signature.lead = sketch(elements, DocumentSignature.leadSize)
        if let headline = identity.headline {
            normalizer.normalize(Array(headline.utf8))
            Self.gatherWords(normalizer, into: &elements)
            signature.headline = sketch(elements, DocumentSignature.headlineSize)
        }
        return signature
    }

    private mutating func sketch(_ elements: [UInt64], _ size: Int) -> BottomSketch {
        BottomSketch(elements, size: size, count: normalizer.tokenCount, scratch: &scratch)
    }

    /// Of the primary subtag; 0 where there is none.
    static func languageKey(_ language: String?) -> UInt16 {
        UInt16(truncatingIfNeeded: key(language?.split(separator: "-").first.map(String.init)))
    }

    private static func key(_ text: String?) -> UInt64 {
        guard let text, !text.isEmpty else { return 0 }
        return XXH3.hash(Array(text.utf8))
    }

    private static func gatherSequences(_ normalizer: TextNormalizer, into elements: inout [UInt64]) {
        let count = normalizer.tokenCount
        elements.removeAll(keepingCapacity: true)
        elements.reserveCapacity(count)
        let (hashes, traits) = (normalizer.hashes.span, normalizer.traits.span)
        for start in 0..<count {
            var weight = 0
            var hash: UInt64 = 0x0123_4567
            var position = start
            while weight < sequenceWeight {
                guard position < count else { return }
                weight &+= traits[position] & TokenTraits.ideograph.rawValue != 0 ? 3 : 4
                hash = (hash ^ hashes[position]) &* 0x9FB2_1C65_1E98_DF25
                hash ^= hash >> 29
                position &+= 1
            }
            elements.append(element(mixed(hash), at: start))
        }
    }

    /// Words of three letters and more among the first, pairs of characters where a script has no blanks.
    private static func gatherWords(_ normalizer: TextNormalizer, into elements: inout [UInt64]) {
        elements.removeAll(keepingCapacity: true)
        let (hashes, allTraits) = (normalizer.hashes.span, normalizer.traits.span)
        for index in 0..<min(leadTokens, normalizer.tokenCount) {
            let traits = TokenTraits(rawValue: allTraits[index])
            if traits.contains(.ideograph), index + 1 < normalizer.tokenCount {
                elements.append(element(mixed((hashes[index] &* 31) ^ hashes[index + 1]), at: index))
            } else if traits.isDisjoint(with: [.short, .ideograph]) || traits.contains(.number) {
                elements.append(element(mixed(hashes[index]), at: index))
            }
        }
    }

    /// Numbers with the word that follows, and capitalised words that do not start a sentence.
    ///
    /// A copy keeps its facts, however shortened or reworded; a story from the same template has others.
    /// Scripts without capitals contribute a quarter of their words or, without blanks, character pairs.
    private static func gatherFacts(
        _ normalizer: TextNormalizer, names: inout [UInt64], numbers: inout [UInt64]
    ) {
        names.removeAll(keepingCapacity: true)
        numbers.removeAll(keepingCapacity: true)
        let count = normalizer.tokenCount
        let (hashes, allTraits) = (normalizer.hashes.span, normalizer.traits.span)
        for index in 0..<count {
            let traits = TokenTraits(rawValue: allTraits[index])
            if traits.isDisjoint(with: [.number, .capitalised, .ideograph, .uncased]) { continue }
            let (hash, next) = (hashes[index], index + 1 < count ? hashes[index + 1] : 7)
            if traits.contains(.number) {
                numbers.append(element(mixed((hash &* 31) ^ next ^ 0xFAC7), at: index))
            } else if traits.contains(.capitalised) {
                if traits.isDisjoint(with: [.opening, .short]) {
                    names.append(element(mixed(hash ^ 0xFAC8), at: index))
                }
            } else if traits.contains(.uncased) {
                let word = mixed(hash ^ 0xFACA)
                if word & 3 == 0 { names.append(element(word, at: index)) }
            } else if index + 1 < count,
                TokenTraits(rawValue: allTraits[index + 1]).contains(.ideograph)
            {
                let pair = mixed((hash &* 31) ^ next ^ 0xFAC9)
                if pair & 3 == 0 { names.append(element(pair, at: index)) }
            }
        }
    }

    @inline(__always)
    private static func element(_ hash: UInt64, at index: Int) -> UInt64 {
        hash & 0xFFFF_FFFF_0000_0000 | UInt64(UInt32(clamping: index))
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value ^ value >> 32
        value = value &* 0xD6E8_FEB8_6659_FD93
        value ^= value >> 32
        value = value &* 0xD6E8_FEB8_6659_FD93
        return value ^ value >> 32
    }
}
