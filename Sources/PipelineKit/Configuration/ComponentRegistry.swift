internal import Files

/// The sources, stages and sinks that a configuration may name, each with its options.
///
/// The single origin of validation, of `copydesk stages`, of the JSON Schema and of the documentation.
package struct ComponentRegistry: Sendable {
    /// A kind of component, with the factory that makes one from its options.
    package struct Entry<Product: Sendable>: Sendable {
        package var kind: String
        package var summary: String
        package var needs: Set<DocumentField> = []
        package var provides: Set<DocumentField> = []
        /// The roles of a stage.
        package var roles: Set<StageRole> = []
        /// Reads the options and returns the factory, which opens resources, and the roles that the options give a stage.
        package var prepare: @Sendable (inout OptionReader) -> (make: Maker<Product>, roles: Set<StageRole>)

        /// The options, found by reading an empty object.
        package var options: [OptionDescription] {
            var reader = OptionReader(nil, path: "")
            _ = prepare(&reader)
            return reader.descriptions
        }

        /// The entry as an alternative of the schema.
        package var component: OptionDescription.Component {
            OptionDescription.Component(name: kind, summary: summary, options: options)
        }
    }

    package private(set) var sources: [Entry<any DocumentSource>] = []
    package private(set) var stages: [Entry<any Stage>] = []
    package private(set) var sinks: [Entry<any SinkFactory>] = []

    package init() {}

    /// Adds a stage.
    package mutating func register<S: Stage>(_ type: S.Type) {
        stages.append(
            Entry(
                kind: S.kind, summary: S.summary, needs: S.needs, provides: S.provides, roles: S.roles
            ) { reader in
                let options = S.Options(reading: &reader)
                return (
                    { resources throws(ResourceError) in try S(options: options, resources: resources) },
                    options.seesCorpus ? S.roles.union([.corpus]) : S.roles
                )
            })
    }

    /// Adds a source; `make` gets the options and the limits.
    package mutating func registerSource<Options: StageOptions>(
        _ kind: String, _ summary: String, options: Options.Type,
        make: @escaping OptionsMaker<Options, any DocumentSource>
    ) { sources.append(Entry(kind, summary, make: make)) }

    /// Adds a sink; `make` gets the options and the resources.
    package mutating func registerSink<Options: StageOptions>(
        _ kind: String, _ summary: String, options: Options.Type,
        make: @escaping OptionsMaker<Options, any SinkFactory>
    ) { sinks.append(Entry(kind, summary, make: make)) }
}

extension ComponentRegistry.Entry {
    /// A component that is made of its options and what they name.
    fileprivate init<Options: StageOptions>(
        _ kind: String, _ summary: String, make: @escaping OptionsMaker<Options, Product>
    ) {
        self.init(kind: kind, summary: summary) { reader in
            let options = Options(reading: &reader)
            return ({ resources throws(ResourceError) in try make(options, resources) }, [])
        }
    }
}
