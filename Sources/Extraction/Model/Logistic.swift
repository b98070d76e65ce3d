/// The logistic function, by plain arithmetic for the same reason.
enum Logistic {
    static func of(_ value: Float) -> Float {
        let clamped = max(-12, min(12, value))
        let power = exponential(abs(clamped))
        return clamped < 0 ? 1 / (1 + power) : power / (1 + power)
    }

    /// e to a value between 0 and 12: a short series on a 64th, squared six times.
    private static func exponential(_ value: Float) -> Float {
        let small = value / 64
        var power = 1 + small * (1 + small * (0.5 + small * (0.166_666_7 + small * 0.041_666_7)))
        for _ in 0..<6 { power *= power }
        return power
    }
}
