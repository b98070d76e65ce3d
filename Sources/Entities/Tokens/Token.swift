/// A word, number or mark of a text.
package struct Token {
    /// First byte in the text and one past the last.
    package var start: Int32
    package var end: Int32
    /// The same in Unicode scalars, as in the dataset.
    package var scalarStart: Int32
    package var scalarEnd: Int32
    package var hash: UInt64
    /// Hash of the lower-cased token.
    package var lowerHash: UInt64
    /// Hash of "Xxx", "XX", "d-": the token with letters and digits generalised, runs cut at two.
    package var shape: UInt32
    package var traits: TokenTraits

    var scalarCount: Int { Int(scalarEnd - scalarStart) }
    var isCapitalised: Bool { !traits.isDisjoint(with: [.initialUpper, .allUpper]) }
}
