internal import JSON
internal import PipelineKit

/// The cues of one language, as written by an editor.
package struct CuePack: Sendable, Equatable {
    /// BCP 47; "und" for every language.
    package var language: String
    package var rules: [CueRule]
    package var classes: [ClassRule]
    /// Log odds that `copydesk learn` has found for names in a source's pages.
    package var weights: [String: Double] = [:]

    package init(language: String, rules: [CueRule], classes: [ClassRule]) {
        self.language = language
        self.rules = rules
        self.classes = classes
    }

    /// Reads a pack and reports everything that is wrong with it at once.
    ///
    /// A pack with problems still has its valid rules, so that a message can list all problems.
    package static func parse(_ bytes: [UInt8]) -> (pack: CuePack, problems: [DataFileProblem]) {
        var reader = CuePackReader()
        do {
            reader.read(try JSONParser.parse(bytes))
        } catch {
            reader.report("", "line \(error.line), column \(error.column): \(error.message)")
        }
        return (reader.pack, reader.problems)
    }
}
