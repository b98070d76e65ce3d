/// Numbers that are written in ASCII digits alone.
///
/// The standard library's `Int` would accept a sign, which no format here allows.
@usableFromInline
package enum DecimalDigits {
    /// The number that one to eighteen digits write; nil for anything else.
    @inlinable
    package static func value(_ text: some Collection<UInt8>) -> Int? {
        guard (1...18).contains(text.count), text.allSatisfy(ASCII.isDigit) else { return nil }
        return text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
}
