/// Why a healthy document does not become a record; the manifest counts the code.
package struct DropReason: Sendable, Hashable, ExpressibleByStringLiteral {
    package var code: String

    package init(_ code: String) { self.code = code }
    package init(stringLiteral value: String) { code = value }
}
