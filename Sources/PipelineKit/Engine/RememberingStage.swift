package import Files

/// A corpus stage that remembers from one run to the next, in a folder of its own below `state/`.
///
/// What it remembers is kept in *generations*, each named after the run that wrote it. The runner opens the generation
/// of the newest published run, has the next one written before its own run is published, and retires the others after.
/// A process killed in between leaves two whole generations, and the dataset says which of them counts.
package protocol RememberingStage: CorpusStage {
    /// Name of the folder below the state: "dedupe".
    static var memoryName: String { get }

    /// Opens what earlier runs left, before the first pass; `generation` is nil where there is nothing yet.
    ///
    /// - Throws: `ResourceError` if the generation is missing or damaged; `--full` rebuilds it then.
    mutating func recall(from folder: String, generation: String?) throws(ResourceError)

    /// Starts to write the next generation beside the second pass, if all of it is known after `conclude`.
    ///
    /// By default nothing happens before `remember`.
    mutating func beginRemembering(in folder: String, generation: String)

    /// Writes the next generation after the last pass, or waits for it; it is on disk when this returns.
    ///
    /// - Throws: `OutputError` if it cannot be written; the run is not published then.
    mutating func remember(in folder: String, generation: String) async throws(OutputError)

    /// Ends what `beginRemembering` started, in a run that fails; nothing writes when this returns.
    mutating func stopRemembering() async

    /// Removes every file of the folder that the generation does not need; nil leaves nothing.
    static func retire(in folder: String, keeping generation: String?)
}

extension RememberingStage {
    package mutating func beginRemembering(in folder: String, generation: String) {}
    package mutating func stopRemembering() async {}
}
