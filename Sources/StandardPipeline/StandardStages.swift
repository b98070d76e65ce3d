package import Boilerplate
package import Dedupe
package import Entities
internal import Extraction
package import Files
internal import Intake
package import Languages
package import PipelineKit

/// The stages that a configuration may name, and their parts for the single-step commands.
package enum StandardStages {
    /// Adds the stages to a registry.
    package static func register(in registry: inout ComponentRegistry) {
        registry.register(Fetch.self)
        registry.register(CleanHTML.self)
        registry.register(StripBoilerplate.self)
        registry.register(Join.self)
        registry.register(TagEntities.self)
        registry.register(Dedupe.self)
    }

    /// A tagger for texts outside of documents.
    ///
    /// - Throws: `ResourceError` if a gazetteer or model is missing or corrupt.
    package static func entityTagger(
        options: EntityTaggerOptions, resources: Resources
    ) throws(ResourceError) -> EntityTagger {
        try TagEntities.tagger(options, resources)
    }

    /// A detector for texts outside of documents.
    ///
    /// - Throws: `ResourceError` if the table is missing or damaged.
    package static func languageDetector(resources: Resources) throws(ResourceError) -> LanguageDetector {
        try LanguageDetector(directory: resources.folder)
    }

    /// A classifier for blocks outside of documents.
    ///
    /// It classifies only if `weighted`; features need no weights, so that new ones can be trained.
    /// - Throws: `ResourceError` if a cue pack or the weights are missing or corrupt.
    package static func boilerplateClassifier(
        resources: Resources, weighted: Bool = true, packs: [String] = []
    ) throws(ResourceError) -> BoilerplateClassifier {
        try StripBoilerplate.classifier(resources: resources, weighted: weighted, packs: packs)
    }

    /// The cue packs, compiled to the file that programs start with.
    ///
    /// - Throws: `ResourceError` with all problems of the packs.
    package static func compiledCues(resources: Resources) throws(ResourceError) -> [UInt8] {
        try StripBoilerplate.compiledCues(resources: resources)
    }

    /// A deduplicator for texts outside of documents.
    ///
    /// - Throws: `ResourceError` if the weights are missing or corrupt.
    package static func deduplicator(
        resources: Resources, settings: DedupeSettings
    ) throws(ResourceError) -> Deduplicator {
        Deduplicator(model: try Dedupe.model(try resources.bytes(Dedupe.modelPath)), settings: settings)
    }
}
