internal import Files
internal import PipelineKit

/// Options of a component of one's own, for the engine.
struct AdaptedOptions<Own: ComponentOptions>: StageOptions {
    let own: Own

    init() {
        var reader = PipelineKit.OptionReader(nil, path: "")
        self.init(reading: &reader)
    }

    init(reading reader: inout PipelineKit.OptionReader) {
        var userFileReader = OptionReader(reader)
        own = Own(reading: &userFileReader)
        reader = userFileReader.engine
    }
}

/// A component made ready, with the digests of what it decides by.
struct MadeComponent<Made: Component>: Sendable {
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
