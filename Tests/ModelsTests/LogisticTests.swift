import Models
import Testing

@Suite struct LogisticTests {
    @Test(arguments: [
        (0, 0.5), (1, 0.731_058_578_630_005), (-3, 0.047_425_873_177_567), (12, 0.999_993_855_825_398),
    ])
    func `log-odds are turned into a probability`(logOdds: Double, probability: Double) {
        #expect(abs(Logistic.of(logOdds) - probability) < 1e-12)
        #expect(abs(Logistic.of(Float(logOdds)) - Float(probability)) < 1e-5)
    }

    @Test func `log-odds and their negative sum up to one, however large`() {
        for step in -100...100 {
            let value = Double(step)
            #expect(abs(Logistic.of(value) + Logistic.of(-value) - 1) < 1e-12)
        }
        #expect(Logistic.of(1000.0) == 1 && Logistic.of(-1000.0) > 0)
    }
}
