/// Why a healthy document is dropped: a short, stable code in snake_case, by which the manifest counts.
public struct DropReason: Sendable, Hashable, ExpressibleByStringLiteral {
    /// The code.
    public var code: String

    /// Creates a reason.
    public init(_ code: String) { self.code = code }

    /// Creates a reason from a literal.
    public init(stringLiteral code: String) { self.code = code }
}
