import Models
import Testing

@Suite struct LogarithmTests {
    @Test(arguments: [(Float(0), 0.0), (1, 0.6931472), (9, 2.3025851), (999, 6.9077553), (-5, 0)])
    func `the logarithm of one more than a length is near enough, and none for less than nothing`(
        value: Float, expected: Double
    ) {
        #expect(abs(Double(Logarithm.of(value)) - expected) < 2e-5)
    }
}
