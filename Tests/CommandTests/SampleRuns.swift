import Foundation
import TestSupport

/// Runs of the main job as it is committed, in a folder of a test's own.
enum SampleRuns {
    static let config = Checkout.root + "/pipeline.json"

    static func run(
        _ folder: ScratchFolder, output: String, _ arguments: [String] = []
    ) throws -> Program.Outcome {
        try Program.run(
            ["run", config, "--output", output, "--run-id", "sample"] + arguments, in: folder.path)
    }

    /// The same over an inbox in the folder, to "set".
    static func inbox(
        _ folder: ScratchFolder, run: String, _ arguments: [String] = []
    ) throws -> Program.Outcome {
        try Program.run(
            ["run", config, "--input", folder.file("inbox"), "--output", "set", "--run-id", run] + arguments,
            in: folder.path)
    }

    /// The data files of a dataset; the manifest holds times.
    static func data(_ files: [String: Data]) -> [String: Data] {
        files.filter { !$0.key.hasPrefix("runs/") }
    }

    /// Without the changes, whose numbers go on where a full run replaces a dataset.
    static func rows(_ files: [String: Data]) -> [String: Data] {
        data(files).filter { !$0.key.hasPrefix("changes/") }
    }

    /// A story as plain text, of which only the headline differs.
    static func article(_ title: String) -> String {
        """
        \(title)

        The council of the harbour town voted on Tuesday to repair the old sea wall before the winter storms arrive.

        Engineers told the meeting that the work would take eight months and cost about four million euros in all.

        """
    }
}
