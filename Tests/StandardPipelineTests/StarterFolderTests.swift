import Files
import JSON
import PipelineKit
import StandardPipeline
import TestSupport
import Testing

@Suite struct StarterFolderTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func create() throws -> String {
        try StarterFolder.create(
            folder.file("desk"), resources: Checkout.data, registry: StandardComponents.registry(root: ""))
    }

    @Test func `its configuration is one that the standard pipeline opens`() throws {
        let config = try create()
        #expect(config == folder.file("desk/pipeline.json"))
        let configuration = try PipelineConfiguration(
            JSONParser.parse(JSONComments.blanked(Array(try folder.read("desk/pipeline.json").utf8))),
            file: config,
            registry: StandardComponents.registry(root: folder.file("desk")))
        #expect(configuration.resourcePath.hasPrefix("/"))
        let plan = try PipelinePlan(
            configuration,
            resources: ResourceFolder.open(configuration.resourcePath, root: folder.file("desk")))
        #expect(try plan.source.list().isEmpty && plan.sinks.count == 2)
        #expect(try folder.read("desk/pipeline.schema.json").hasPrefix("{"))
    }

    @Test func `a folder that has a configuration is left alone`() throws {
        try folder.write("desk/pipeline.json", "{}")
        let error = #expect(throws: OutputError.self) { try create() }
        #expect(error?.kind == .cannotCreate)
        #expect(try folder.read("desk/pipeline.json") == "{}")
    }
}
