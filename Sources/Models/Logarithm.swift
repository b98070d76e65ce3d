/// Natural logarithm of one more than a length, close enough for features and the same on every machine.
///
/// The C library's functions may differ in the last bit between versions, and a feature on a threshold would then
/// change the text; this uses only additions and multiplications.
@usableFromInline
package enum Logarithm {
    @inlinable
    package static func of(_ value: Float) -> Float {
        let shifted = max(0, value) + 1
        let mantissa = Float(bitPattern: shifted.bitPattern & 0x007F_FFFF | 0x3F80_0000)
        let exponent = Float(Int(shifted.bitPattern >> 23) - 127)
        // ln(m) on 1…2 by the series of artanh((m-1)/(m+1)); its error is below 1e-5.
        let ratio = (mantissa - 1) / (mantissa + 1)
        let square = ratio * ratio
        let series = 1 + square * (0.333_333_3 + square * (0.2 + square * 0.142_857_1))
        return exponent * 0.693_147_2 + 2 * ratio * series
    }
}
