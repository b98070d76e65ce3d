internal import JSON
internal import PipelineKit

/// Reads the options of a component strictly, and records their descriptions.
///
/// Each call states name, default, range and a one-sentence summary. The same calls find all problems of a
/// configuration, suggest the nearest name for an unknown key, and produce the resolved plan, the JSON Schema and the
/// output of `copydesk stages`. An invalid value is reported as a problem, and the call returns the default.
///
/// ```swift
/// init(reading reader: inout OptionReader) {
///     phrases = reader.strings("phrases", default: [], "Phrases to report.")
///     minimumWords = reader.integer("minimumWords", default: 50, in: 0...10_000, "Minimum words of an article.")
/// }
/// ```
public struct OptionReader {
    /// The engine's reader of the same object.
    var engine: PipelineKit.OptionReader

    init(_ engine: PipelineKit.OptionReader) {
        self.engine = engine
    }

    /// Reads the options of a component from JSON, as a configuration states them, so that they can be tested alone.
    ///
    /// - Throws: ``ComponentError`` if it is not JSON.
    public init(json: String) throws(ComponentError) {
        do throws(JSONSyntaxError) {
            self.init(PipelineKit.OptionReader(try JSONParser.parse(Array(json.utf8)), path: ""))
        } catch {
            throw ComponentError(message: "column \(error.column): \(error.message)")
        }
    }

    /// All problems of the options read so far; what has not been read is an unknown key.
    public var problems: [String] {
        var finished = engine
        finished.finish()
        return finished.problems.map { $0.path.isEmpty ? $0.message : "\($0.path): \($0.message)" }
    }

    /// Reads a Boolean.
    public mutating func bool(_ name: String, default fallback: Bool, _ summary: String) -> Bool {
        engine.bool(name, default: fallback, summary)
    }

    /// Reads a whole number within a range.
    public mutating func integer(
        _ name: String, default fallback: Int, in range: ClosedRange<Int>, _ summary: String
    ) -> Int {
        engine.integer(name, default: fallback, in: range, summary)
    }

    /// Reads a number within a range.
    public mutating func decimal(
        _ name: String, default fallback: Double, in range: ClosedRange<Double>, _ summary: String
    ) -> Double {
        engine.decimal(name, default: fallback, in: range, summary)
    }

    /// Reads a string.
    public mutating func string(_ name: String, default fallback: String, _ summary: String) -> String {
        engine.string(name, default: fallback, summary)
    }

    /// Reads a required string; a missing one is a problem and gives "".
    public mutating func requiredString(_ name: String, _ summary: String) -> String {
        engine.requiredString(name, summary) ?? ""
    }

    /// Reads a list of strings.
    public mutating func strings(_ name: String, default fallback: [String], _ summary: String) -> [String] {
        engine.strings(name, default: fallback, summary)
    }

    /// Reads one name of a closed set: an enum's raw values.
    public mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, default fallback: Choice, _ summary: String
    ) -> Choice {
        engine.choice(name, default: fallback, summary)
    }

    /// Reports a problem with an option that has been read, such as a pattern that does not compile.
    public mutating func report(_ message: String, option name: String) {
        engine.report(message, option: name)
    }
}
