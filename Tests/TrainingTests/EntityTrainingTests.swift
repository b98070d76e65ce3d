import Entities
import Files
import PipelineKit
import TestSupport
import Testing

@testable import Training

@Suite struct EntityTrainingTests {
    private static let lists = ["F\tMaria\nF\tPeter\nL\tKowalski\nL\tJansen\nB\tParis\tgeonames:1\nK\tAcme"]

    private static let row = """
        {"id":"1","text":"Maria Kowalski of Acme met Peter Jansen in Paris on day 3.",\
        "entities":[{"start":0,"end":14,"type":"PER"},\
        {"start":18,"end":22,"type":"ORG"},{"start":27,"end":39,"type":"PER"},{"start":43,"end":48,"type":"LOC"}]}
        """

    /// Two sets of a few sentences each, the second labelled by vote, and lists of words.
    private func corpus() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        for name in ["first", "second"] {
            try folder.write(
                "\(name).train.jsonl", Array(repeating: Self.row, count: 20).joined(separator: "\n"))
        }
        try folder.write("cap.tsv", "maria\t5\nmet\t0\nparis\t5\n")
        try folder.write("clusters.tsv", "maria\t7\t3\t2\t1\nparis\t9\t4\t2\t1\n")
        return folder
    }

    private func train(_ folder: ScratchFolder, seed: UInt64) throws -> [UInt8] {
        var settings = EntityTrainer.Settings()
        (settings.seed, settings.epochs, settings.members, settings.correctionEpochs) = (seed, 3, 2, 1)
        var sets = try TrainingSet.all(in: folder.path)
        sets[1].fold = 1
        return try EntityTrainer.train(
            sets, language: "en", words: folder.path,
            resources: EntityResources(lists: Self.lists.map { Array($0.utf8) }), settings: settings)
    }

    @Test func `two trainings with one seed give the same bytes, and a model that knows what it saw`() throws
    {
        let folder = try corpus()
        let first = try train(folder, seed: 1)
        #expect(try train(folder, seed: 1) == first)
        #expect(try train(folder, seed: 2) != first)
        var resources = EntityResources(lists: Self.lists.map { Array($0.utf8) })
        resources.model = try EntityModel(file: MappedBytes(copying: first), path: "m")
        let entities = EntityTagger(resources: resources)
            .tag("Maria Kowalski of Acme met Peter Jansen in Paris on day 3.", language: "en").entities
        #expect(entities.map(\.type) == ["PER", "ORG", "PER", "LOC"])
        #expect(entities.map(\.text) == ["Maria Kowalski", "Acme", "Peter Jansen", "Paris"])
    }
}
