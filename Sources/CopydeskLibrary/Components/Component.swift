/// A stage, source or sink that a configuration may name.
///
/// A program adds its own by passing their types to `CopydeskApp.main(stages:sources:sinks:)`. Validation,
/// `copydesk stages`, the JSON Schema and the audit need nothing else: they use what the type declares here.
public protocol Component: Sendable {
    /// What a configuration may set; ``NoOptions`` where there is nothing to set.
    associatedtype Options: ComponentOptions = NoOptions

    /// The name in a configuration: a verb in kebab-case for a stage ("house-style"), a noun for a source or sink.
    static var kind: String { get }

    /// One sentence for `copydesk stages` and the schema.
    static var summary: String { get }

    /// Raised by its author whenever it decides differently: it is a part of the plan's digest, as its options are.
    ///
    /// "1" by default.
    static var version: String { get }

    /// Creates the component: reads every file and compiles every pattern, so that no setting can fail later.
    ///
    /// - Throws: ``ComponentError`` if it cannot work, before any document is read.
    init(options: Options, files: inout ComponentFiles) throws(ComponentError)
}

extension Component {
    /// Version "1".
    public static var version: String { "1" }
}

/// Options of a component, read and described by the same calls.
public protocol ComponentOptions: Sendable {
    /// Reads the options; the reader collects what is wrong with them.
    init(reading reader: inout OptionReader)
}

/// The options of a component that has none.
public struct NoOptions: ComponentOptions {
    /// Reads nothing, so every key is reported as unknown.
    public init(reading reader: inout OptionReader) {}
}
