internal import Languages
internal import PipelineKit

/// Who said what about a language, in words for `inspect`.
enum LanguageFindings {
    static func of(_ witnesses: [LanguageWitness], _ reading: LanguageReading) -> [Document.Finding] {
        let stated = witnesses.map { witness in
            let meaning = witness.tag == witness.text ? "" : ", which is \(witness.tag)"
            return "\(witness.kind.rawValue): \(witness.text)\(meaning)"
        }
        return (stated + ["text: " + words(reading)]).map { .init(name: "language by", value: $0) }
    }

    private static func words(_ reading: LanguageReading) -> String {
        guard let language = reading.language else { return "does not tell" }
        let second = reading.second.map { ", \(percent($0.share)) of it \($0.language)" } ?? ""
        return "\(language), certain to \(percent(reading.confidence))\(second)"
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
