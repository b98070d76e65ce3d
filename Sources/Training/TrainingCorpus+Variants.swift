internal import Entities
internal import PipelineKit
internal import TextKit

extension TrainingCorpus.Document {
    /// The letter case of a copy.
    enum Variant {
        case upper
        case headline
    }

    /// Labels the tokens of an entity, without its articles, titles and possessives.
    mutating func mark(_ type: EntityType, _ start: Int, _ end: Int) {
        guard EntityLabel.types.contains(type) else { return }
        var lower = firstToken(endingAfter: start)
        var upper = lower
        while upper < tokens.count, Int(tokens[upper].scalarStart) < end { upper += 1 }
        while lower + 1 < upper, EntityLexicon.articles.contains(tokens[lower].lowerHash) { lower += 1 }
        while lower + 1 < upper, EntityLexicon.clitics.contains(tokens[upper - 1].lowerHash) { upper -= 1 }
        let names = EntityLabel.labels(type: type, count: upper - lower)
        guard names.count == upper - lower, labels[lower..<upper].allSatisfy({ $0 == 0 }) else { return }
        for (offset, label) in names.enumerated() {
            labels[lower + offset] = UInt8(truncatingIfNeeded: label)
        }
    }

    private func firstToken(endingAfter start: Int) -> Int {
        tokens.indices.partitioningIndex { Int(tokens[$0].scalarEnd) > start }
    }

    /// A copy of one sentence in another case, token by token, so that the labels are kept.
    func variant(_ sentence: Range<Int>, _ variant: Variant) -> TrainingCorpus.Document {
        // A changed sentence has less weight than the original.
        var copy = TrainingCorpus.Document(
            bytes: [], tokens: [], labels: Array(labels[sentence]), weight: weight * 0.7, fold: fold)
        for index in sentence {
            var token = tokens[index]
            if token.traits.contains(.spaceBefore), index > sentence.lowerBound { copy.bytes.append(0x20) }
            let start = copy.bytes.count
            appendCased(token, variant, to: &copy.bytes)
            let scan = TokenScan(copy.bytes, start, copy.bytes.count)
            token.start = Int32(truncatingIfNeeded: start)
            token.end = Int32(truncatingIfNeeded: copy.bytes.count)
            (token.hash, token.lowerHash) = (scan.hash, scan.lowerHash)
            token.shape = UInt32(truncatingIfNeeded: scan.shape)
            let kept: TokenTraits = [.spaceBefore, .lineStart, .sentenceStart]
            token.traits = token.traits.intersection(kept).union(scan.traits)
            copy.tokens.append(token)
        }
        return copy
    }

    private func appendCased(_ token: Token, _ variant: Variant, to target: inout [UInt8]) {
        var position = Int(token.start)
        let isSmall = EntityLexicon.connectors.contains(token.lowerHash) || token.traits.contains(.symbol)
        while position < Int(token.end) {
            let (value, length) = UTF8Scalars.decode(bytes, at: position)
            let isRaised = variant == .upper || (!isSmall && position == Int(token.start))
            UTF8Scalars.append(isRaised ? LetterCase.upper(value) : value, to: &target)
            position += length
        }
    }
}
