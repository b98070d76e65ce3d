internal import Files
internal import PipelineKit

/// Options of an added component, in the form that the engine reads.
struct AdaptedOptions<Own: ComponentOptions>: StageOptions {
    let own: Own

    init() {
        var reader = PipelineKit.OptionReader(nil, path: "")
        self.init(reading: &reader)
    }

    init(reading reader: inout PipelineKit.OptionReader) {
        var adapted = OptionReader(reader)
        own = Own(reading: &adapted)
        reader = adapted.engine
    }
}

/// A component with its options and files read, and the digests of everything that its decisions depend on.
struct OpenedComponent<Made: Component>: Sendable {
    var component: Made
    let digests: [String: String]

    init(options: AdaptedOptions<Made.Options>, resources: Resources) throws(ResourceError) {
        var files = ComponentFiles(resources)
        do throws(ComponentError) {
            component = try Made(options: options.own, files: &files)
        } catch {
            throw error.resourceError
        }
        digests = files.digests.merging(["version": Made.version]) { digest, _ in digest }
    }
}
