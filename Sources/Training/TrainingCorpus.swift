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
