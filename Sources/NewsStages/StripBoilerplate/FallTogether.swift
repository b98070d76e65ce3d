internal import PipelineKit

/// Blocks that are one thing fall together: heading, pitch, form label and consent text.
enum FallTogether {
    static func apply(
        to verdicts: inout [BlockVerdict], evidence: [BlockEvidence], options: BoilerplateOptions
    ) {
        _ = evidence
    }
}
