/// A file that an extractor cannot do without is missing or damaged.
public struct ExtractorError: Error, Sendable, Equatable {
    /// The file.
    public var path: String
    /// What is wrong with it.
    public var message: String
}
