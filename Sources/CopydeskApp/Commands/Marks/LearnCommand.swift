internal import ArgumentParser
internal import Boilerplate
internal import Files
internal import JSON
internal import PipelineKit
internal import StandardPipeline

/// `copydesk learn`: turns an editor's marks into packs for their sources.
struct LearnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "learn",
        abstract: "Turn the marks of a file of 'copydesk review' into cue packs for their sources.",
        discussion: """
            Each source's weights are tried on marks that they were not learnt from. A pack is written only where they \
            judge these better and remove no more of what is to stay.
            """)

    @Argument(help: "The marked file, CSV or JSON Lines.")
    var file: String

    @Option(help: "Folder to write the packs to.")
    var output = "rules"

    @Option(help: "Folder of cue packs and weights.")
    var data: String?

    /// Fewer marks say too little to be tried on some of them.
    static let fewestMarks = 12

    func run() async throws {
        try await reporting {
            let marks = try MarksFile(file)
            guard !marks.sources.isEmpty else {
                throw MalformedInput(path: file, "has no marks; write keep or remove into the column 'mark'")
            }
            let classifier = try StandardStages.boilerplateClassifier(
                resources: try ResourceLocation.open(given: data))
            var packs: [(source: String, path: String)] = []
            for (source, blocks) in marks.sources.sorted(by: { $0.key < $1.key }) {
                if let path = try learn(source, blocks, classifier) { packs.append((source, path)) }
            }
            guard !packs.isEmpty else {
                Console.log("copydesk: no pack was written")
                throw ExitStatus.dataError.code
            }
            try show(packs)
        }
    }

    /// Writes the pack of a source and returns its path; nil where the marks do not help.
    private func learn(
        _ source: String, _ marks: [MarkedBlock], _ classifier: BoilerplateClassifier
    ) throws -> String? {
        guard marks.count >= Self.fewestMarks else {
            Console.log("copydesk: \(source): has \(marks.count) marks; \(Self.fewestMarks) are needed")
            return nil
        }
        let trial = MarksTrial(marks, classifier)
        let said =
            "F1 \(Self.decimal(trial.before.f1)) → \(Self.decimal(trial.after.f1)), of what is to stay "
            + "\(trial.before.wronglyRemoved) → \(trial.after.wronglyRemoved) removed, on held-out parts of \(marks.count) marks"
        guard trial.isBetter else {
            Console.log("copydesk: \(source): \(said); nothing is gained")
            return nil
        }
        Console.log("copydesk: \(source): \(said)")
        let path = output + "/" + Self.fileName(source)
        try FileSystem.makeFolder(output)
        let pack = Self.pack(WeightLearner.weights(of: marks, classifier))
        try FileSystem.create(path, followingLinks: true).write(pack)
        return path
    }

    private static func decimal(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }

    /// A publisher's name may hold what no file name should.
    private static func fileName(_ source: String) -> String {
        let safe = source.unicodeScalars.map { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "."
                ? Character(scalar) : "-"
        }
        return String(safe) + ".json"
    }

    private static func pack(_ weights: [String: Double]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("lang", "und")
            writer.member("version", 1)
            writer.key("rules")
            writer.array { _ in }
            writer.key("weights")
            writer.object { writer in
                for (token, weight) in weights.sorted(by: { $0.key < $1.key }) {
                    writer.key(token)
                    writer.decimal(weight)
                }
            }
        }
        writer.newline()
        return writer.bytes
    }

    /// Prints what belongs into the options of strip-boilerplate.
    private func show(_ packs: [(source: String, path: String)]) throws {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("sources")
            writer.array { list in
                for (source, path) in packs {
                    list.object { writer in
                        writer.member("source", source)
                        writer.member("packs", [path])
                    }
                }
            }
        }
        writer.newline()
        try Console.write(writer.bytes)
    }
}
