package import Boilerplate
package import Entities
package import Extraction
package import Files
internal import Intake
package import PipelineKit

/// The stages for documents outside of a run, one by one: what an embedding program, `extract` and the fuzzer call.
///
/// Stages that see the corpus have no part in it, or only their half for single documents.
package struct StandardChain: Sendable {
    /// Which stages there are, with their options; nil leaves one out.
    package struct Options: Sendable {
        package var cleaning = CleanHTML.Options()
        package var boilerplate: StripBoilerplate.Options? = StripBoilerplate.Options()
        package var entities: TagEntities.Options? = TagEntities.Options()

        /// Whether a page on which nothing looks like an article gives its likeliest blocks.
        package var keepsUncertainBodies: Bool {
            get { cleaning.uncertainBody == .keep }
            set { cleaning.uncertainBody = newValue ? .keep : .drop }
        }

        package init() {}

        /// Has entities give what these optional columns hold.
        package mutating func write(_ fields: Set<RecordSchema.OptionalField>) {
            entities?.tagger.quotes = fields.contains(.quotes)
            entities?.tagger.focus = fields.contains(.focus)
            entities?.tagger.coordinates = fields.contains(.coordinates)
        }

        /// The stages for documents that somebody names, without some of them.
        ///
        /// Of a page asked for by name the likeliest text is wanted, even if it may not be an article.
        package init(forNamedDocumentsWithout stages: [String]) {
            keepsUncertainBodies = true
            if stages.contains(StripBoilerplate.kind) { boilerplate = nil }
            if stages.contains(TagEntities.kind) { entities = nil }
        }
    }

    package let intake: any IntakeStage
    package let chain: StageChain

    /// Opens the stages.
    ///
    /// - Throws: `ResourceError` if a resource is missing or corrupt.
    package init(_ options: Options, resources: Resources) throws(ResourceError) {
        intake = try Fetch(options: Fetch.Options(), resources: resources)
        var stages: [any Stage] = [try CleanHTML(options: options.cleaning, resources: resources)]
        if let boilerplate = options.boilerplate {
            stages.append(try StripBoilerplate(options: boilerplate, resources: resources))
        }
        if let entities = options.entities {
            stages.append(try TagEntities(options: entities, resources: resources))
        }
        chain = StageChain(
            steps: stages.compactMap(StageChain.Step.init),
            addresses: try RecordAddresses(resources: resources))
    }

    /// The stages of a plan, with those that a program adds, instead of the standard ones.
    package init(_ plan: PipelinePlan) {
        intake = plan.intake
        chain = plan.singleDocumentChain
    }
}
