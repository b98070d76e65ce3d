internal import Entities
internal import Files
internal import JSON
internal import PipelineKit

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
        var apostrophes = Tokenizer.Apostrophe.joins
    }

    var documents: [Document] = []

    /// Reads sets in their order.
    ///
    /// - Throws: `ResourceError` where a file is missing or a line is malformed.
    init(_ sets: [TrainingSet]) throws(ResourceError) {
        for set in sets {
            for line in try Self.read(set.path).split(separator: 0x0A) {
                documents.append(try Self.document(Array(line), set))
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

    private static func document(_ line: [UInt8], _ set: TrainingSet) throws(ResourceError) -> Document {
        let value: JSONValue
        do {
            value = try JSONParser.parse(line)
        } catch {
            throw ResourceError(path: set.path, message: error.message)
        }
        guard let text = value["text"]?.string else {
            throw ResourceError(path: set.path, message: "has a line without a text")
        }
        let bytes = Array(text.utf8)
        let apostrophes = Tokenizer.Apostrophe.of(value["lang"]?.string)
        let tokens = Tokenizer.tokens(of: bytes, apostrophes: apostrophes)
        var document = Document(
            bytes: bytes, tokens: tokens, labels: Array(repeating: 0, count: tokens.count),
            weight: set.weight,
            fold: set.fold, apostrophes: apostrophes)
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
