internal import Entities
internal import Files
internal import JSON
internal import PipelineKit
internal import TextKit

/// Labelled sentences, read from a folder of JSON Lines files.
struct TrainingCorpus {
    /// A labelled document: its tokens, and a label for each.
    struct Document {
        var bytes: [UInt8]
        var tokens: [Token]
        var labels: [UInt8]
        var weight: Float
        /// 0 for labels by people; else labels by voting, which models trained on the other folds correct.
        var fold: UInt8
    }

    /// The files that a model is trained on, and the weight of a sentence of each.
    ///
    /// Tweets help with unknown names but are written unlike news.
    static let files: [(name: String, weight: Float, fold: UInt8)] = [
        ("uner-ewt", 1, 0), ("wikigold", 1, 0), ("wnut17", 1, 0), ("btc", 0.3, 0), ("crossner", 1, 0),
        ("gum", 1, 0),
        ("gmbA_silver", 1, 1), ("gmbB_silver", 1, 2), ("masc_silver", 1, 1),
    ]

    var documents: [Document] = []

    /// Reads `train/NAME.jsonl` of a folder, every file of `files`.
    ///
    /// - Throws: `ResourceError` where a file is missing or a line is malformed.
    init(directory: String) throws(ResourceError) {
        for file in Self.files {
            let path = directory + "/train/" + file.name + ".jsonl"
            for line in try Self.read(path).split(separator: 0x0A) {
                documents.append(try Self.document(Array(line), path: path, file.weight, file.fold))
            }
        }
    }

    /// A file of the training data.
    static func read(_ path: String) throws(ResourceError) -> [UInt8] {
        do throws(FileError) {
            return try FileSystem.read(path)
        } catch {
            throw ResourceError(error, path: path)
        }
    }

    private static func document(
        _ line: [UInt8], path: String, _ weight: Float, _ fold: UInt8
    ) throws(ResourceError) -> Document {
        let value: JSONValue
        do {
            value = try JSONParser.parse(line)
        } catch {
            throw ResourceError(path: path, message: error.message)
        }
        guard let text = value["text"]?.string else {
            throw ResourceError(path: path, message: "has a line without a text")
        }
        let bytes = Array(text.utf8)
        let tokens = Tokenizer.tokens(of: bytes)
        var document = Document(
            bytes: bytes, tokens: tokens, labels: Array(repeating: 0, count: tokens.count), weight: weight,
            fold: fold)
        for entity in value["entities"]?.elements ?? [] {
            guard let type = entity["type"]?.string.flatMap(EntityType.init(rawValue:)),
                let start = entity["start"]?.integer, let end = entity["end"]?.integer
            else { continue }
            document.mark(type, start, end)
        }
        return document
    }

    // MARK: Copies in other case

    /// Adds upper-case and headline-case copies of a share of the sentences, chosen by the seed.
    mutating func addCaseVariants(share: Double, seed: UInt64) {
        var random = SplitMix(seed: seed)
        var added: [Document] = []
        for document in documents {
            for sentence in SentenceSplitter.ranges(document.tokens) where sentence.count > 3 {
                let draw = random.unit()
                if draw < share {
                    added.append(document.variant(sentence, .upper))
                } else if draw < share * 2 {
                    added.append(document.variant(sentence, .headline))
                }
            }
        }
        documents += added
    }
}

extension TrainingCorpus.Document {
    /// The letter case of a copy.
    enum Variant {
        case upper
        case headline
    }

    /// Labels the tokens of an entity, without its articles, titles and possessives.
    fileprivate mutating func mark(_ type: EntityType, _ start: Int, _ end: Int) {
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
    fileprivate func variant(_ sentence: Range<Int>, _ variant: Variant) -> TrainingCorpus.Document {
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

/// A small seeded generator, the same on every machine.
package struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A number from 0 up to 1.
    mutating func unit() -> Double { Double(next() >> 11) / Double(1 << 53) }
}
