/// e to the power of `x` without a C library, so that scores are the same on every machine.
package func exponential(_ x: Double) -> Double {
    let clamped = min(max(x, -40), 40)
    let halvings = 10
    var term = 1.0
    var sum = 1.0
    let small = clamped / 1024
    for step in 1...8 {
        term *= small / Double(step)
        sum += term
    }
    for _ in 0..<halvings { sum *= sum }
    return sum
}

/// The natural logarithm of a positive number without a C library.
package func logarithm(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x > 0 ? x : -.infinity }
    // Between 1 and 2 the logarithm is twice the series of odd powers of (m - 1) / (m + 1), which is at most 1/3.
    let ratio = (x.significand - 1) / (x.significand + 1)
    var power = ratio
    var sum = 0.0
    for odd in stride(from: 1.0, through: 33, by: 2) {
        sum += power / odd
        power *= ratio * ratio
    }
    return 2 * sum + Double(x.exponent) * 0.693147180559945309
}
