/// A stage, source or sink that a configuration may name, as `copydesk` knows it.
///
/// A program that adds some hands their types to `CopydeskApp.main(stages:sources:sinks:)`. Nothing else is needed for
/// validation, `copydesk stages`, the JSON Schema and the audit: they come from what the type says here.
public protocol Component: Sendable {
    /// What a configuration may set; ``NoOptions`` where there is nothing to set.
    associatedtype Options: ComponentOptions = NoOptions

    /// The name in a configuration: a verb in kebab-case for a stage ("house-style"), a noun for a source or sink.
    static var kind: String { get }

    /// One sentence for `copydesk stages` and the schema.
    static var summary: String { get }

    /// Raised by its author whenever it decides differently: it is a part of the plan's digest, as its options are.
    ///
    /// "1" where nothing is said.
    static var version: String { get }

    /// Makes it ready: every file read, every pattern compiled, so that nothing can fail on a setting later.
    ///
    /// - Throws: ``ComponentError`` if it cannot work; no document has been read then.
    init(options: Options, files: inout ComponentFiles) throws(ComponentError)
}

extension Component {
    /// The first version.
    public static var version: String { "1" }
}

/// Options of a component, read and described by the same calls.
public protocol ComponentOptions: Sendable {
    /// Reads the options; what is wrong with them the reader keeps.
    init(reading reader: inout OptionReader)
}

/// For components that have nothing to set.
public struct NoOptions: ComponentOptions {
    /// Reads nothing, so that every key is an unknown one.
    public init(reading reader: inout OptionReader) {}
}
