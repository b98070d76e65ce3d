import Testing

@testable import Languages

@Suite struct CalibrationTests {
    private let calibration = LanguageDetectorTests.detector.table.calibration

    @Test func `thirteen finite constants are a calibration`() {
        #expect(Calibration([Float](repeating: 1, count: 13)) != nil)
        #expect(Calibration([Float](repeating: 1, count: 12)) == nil)
        #expect(Calibration([Float](repeating: .nan, count: 13)) == nil)
    }

    private func measures(_ groups: Int, _ known: Int, _ typicality: Double) -> Calibration.Measures {
        var measures = Calibration.Measures()
        (measures.groups, measures.known, measures.typicality) = (groups, known, typicality)
        return measures
    }

    @Test func `a longer lead and a better posterior make the best language likelier`() {
        let text = measures(100, 60, 0.7)
        let leads = [0.0, 1, 2, 4].map { calibration.isRight(posterior: 2, lead: $0, text) }
        #expect(leads == leads.sorted() && leads[0] < leads[3])
        let posteriors = [-1.0, 0, 2, 6].map { calibration.isRight(posterior: $0, lead: 1, text) }
        #expect(posteriors == posteriors.sorted() && posteriors[0] < posteriors[3])
    }

    @Test func `the score that text of a language has makes it likelier to be in one, and no more than that`()
    {
        let values = [0.1, 0.3, 0.5, 0.7].map { calibration.isText(measures(300, 180, $0)) }
        #expect(values == values.sorted() && values[0] < 0.1 && values[3] > 0.9)
        #expect(calibration.isText(measures(300, 180, 0.8)) == calibration.isText(measures(300, 180, 2)))
    }

    @Test func `a longer text must be in a language of the table more surely`() {
        let thresholds = [20, 250, 525, 800, 5000].map {
            calibration.thresholdOfText(measures($0, $0 / 2, 0.7))
        }
        #expect(thresholds[0] == calibration.threshold && thresholds[1] == calibration.threshold)
        #expect(abs(thresholds[2] - (calibration.threshold + 0.55) / 2) < 1e-9)
        #expect(thresholds[3] == 0.55 && thresholds[4] == 0.55)
    }

    @Test func `the same difference of scores says less of a longer text`() {
        #expect(calibration.evidence(400, known: 4) == 10 * calibration.evidence(400, known: 400))
    }
}
