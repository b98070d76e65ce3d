internal import Files
internal import Languages
internal import PipelineKit
internal import StandardPipeline

/// Tells the language of texts, in memory and without a network.
///
/// One value serves any number of threads at once. Opening maps one table of three megabytes.
///
/// ```swift
/// let identifier = try LanguageIdentifier(resources: "/usr/share/copydesk")
/// let found = identifier.identify("Der Rat hat am Dienstag beschlossen, die Mauer zu reparieren.")
/// print(found.language ?? "not told", found.confidence)
/// ```
public struct LanguageIdentifier: Sendable {
    /// What a text was read as.
    public struct Identification: Sendable, Equatable {
        /// BCP 47, with the script only where a language has two; nil where the text does not tell.
        public var language: String?
        /// How often a language read with this certainty is right, 0…1.
        public var confidence: Double
        /// ISO 15924 code of the writing system of most letters; nil for a text without letters.
        public var script: String?
        /// A language that at least 15 % of the letters are in, beside the first.
        public var second: Share?
    }

    /// A language and its part of a text's letters, 0…1.
    public struct Share: Sendable, Equatable {
        /// BCP 47.
        public var language: String
        /// Letters in that language by letters of the text.
        public var share: Double
    }

    private let detector: LanguageDetector

    /// Opens the table in a folder: `data` of a checkout, `share/copydesk` of an installation.
    ///
    /// - Throws: ``ExtractorError`` if it is missing or damaged.
    public init(resources folder: String) throws(ExtractorError) {
        do throws(ResourceError) {
            detector = try StandardStages.languageDetector(resources: ResourceFolder.open(folder))
        } catch {
            throw ExtractorError(path: "\(folder)/\(error.path)", message: error.message)
        }
    }

    /// The language of a text; nil for one that is too short, of names or code only, or in a language not known here.
    public func identify(_ text: String) -> Identification {
        let reading = detector.read(text)
        return Identification(
            language: reading.language, confidence: reading.confidence, script: reading.script,
            second: reading.second.map { Share(language: $0.language, share: $0.share) })
    }

    /// The languages told apart, as BCP 47 tags in order.
    public var languages: [String] { detector.languages }
}
