internal import CLinux

/// What a model computes that Swift's own library does not, by the C library: weights were fitted with its last digits.
package enum FloatFunctions {
    /// e to a power.
    package static func exponential(_ value: Float) -> Float { copydesk_exponential(value) }

    /// The natural logarithm.
    package static func logarithm(_ value: Float) -> Float { copydesk_logarithm(value) }
}
