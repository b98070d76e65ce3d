/// The logistic function by plain arithmetic, so that scores are the same on every machine.
package enum Logistic {
    /// The probability that log-odds stand for.
    package static func of(_ logOdds: Double) -> Double { 1 / (1 + exponential(-logOdds)) }

    /// The same in single precision, between -12 and 12: the weights of body extraction were fitted with its last digits.
    package static func of(_ logOdds: Float) -> Float {
        let clamped = max(-12, min(12, logOdds))
        let power = shortExponential(abs(clamped))
        return clamped < 0 ? 1 / (1 + power) : power / (1 + power)
    }

    /// e to a value between 0 and 12: a short series on a 64th, squared six times.
    private static func shortExponential(_ value: Float) -> Float {
        let small = value / 64
        var power = 1 + small * (1 + small * (0.5 + small * (0.166_666_7 + small * 0.041_666_7)))
        for _ in 0..<6 { power *= power }
        return power
    }
}
