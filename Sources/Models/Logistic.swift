/// The logistic function without a C library, so that scores are the same on every machine.
package enum Logistic {
    /// The probability that log-odds stand for.
    package static func of(_ logOdds: Double) -> Double { 1 / (1 + exponential(-logOdds)) }

    /// The probability that log-odds stand for.
    package static func of(_ logOdds: Float) -> Float { Float(of(Double(logOdds))) }

    /// e to a power: a short series on a 1024th, squared ten times.
    private static func exponential(_ power: Double) -> Double {
        let small = min(max(power, -40), 40) / 1024
        var term = 1.0
        var sum = 1.0
        for step in 1...8 {
            term *= small / Double(step)
            sum += term
        }
        for _ in 0..<10 { sum *= sum }
        return sum
    }
}
