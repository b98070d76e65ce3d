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
