/// The logistic function without a C library, so that scores are the same on every machine.
package enum Logistic {
    /// The probability that log-odds stand for.
    package static func of(_ logOdds: Double) -> Double { 1 / (1 + exponential(-logOdds)) }

    /// The probability that log-odds stand for.
    package static func of(_ logOdds: Float) -> Float { Float(of(Double(logOdds))) }
}
