internal import ArgumentParser
internal import Dedupe

/// Which rows are compared, and how strictly.
struct DedupeScope: ParsableArguments {
    @Option(help: "What counts as a duplicate: off, exact or near.")
    var mode = DedupeSettings().mode.rawValue

    @Option(help: "What weighs more: cautious, balanced or eager to merge.")
    var merge = DedupeSettings().merge.rawValue

    @Flag(help: "Compare only rows of one host.")
    var withinSource = false

    @Flag(help: "Compare only rows of different hosts.")
    var acrossSources = false

    @Flag(help: "Compare only rows of one language.")
    var withinLanguage = false

    @Option(help: "Compare only rows dated at most this many days apart.")
    var windowDays: Int?

    @Option(help: "Minimum words of a text; shorter texts are never duplicates.")
    var minimumTokens = DedupeSettings().minimumTokens

    @Option(help: "Added to the log-odds threshold for duplicates: above 0 finds fewer, below 0 more.")
    var strictness = DedupeSettings().strictness

    @Option(help: "Added to the log-odds threshold for merging clusters into one story.")
    var storyStrictness = DedupeSettings().storyStrictness

    var settings: DedupeSettings {
        get throws {
            var settings = DedupeSettings()
            guard let mode = DedupeSettings.Mode(rawValue: mode) else {
                throw ValidationError("--mode must be off, exact or near, not '\(mode)'")
            }
            guard let merge = DedupeSettings.Merge(rawValue: merge) else {
                throw ValidationError("--merge must be cautious, balanced or eager, not '\(merge)'")
            }
            guard windowDays ?? 1 > 0, windowDays ?? 1 <= 36_500, minimumTokens > 0, strictness.isFinite,
                storyStrictness.isFinite
            else { throw ValidationError("--window-days and --minimum-tokens must be at least 1") }
            settings.mode = mode
            settings.merge = merge
            settings.withinSource = withinSource
            settings.acrossSources = acrossSources
            settings.withinLanguage = withinLanguage
            settings.windowDays = windowDays
            settings.minimumTokens = minimumTokens
            settings.strictness = strictness
            settings.storyStrictness = storyStrictness
            return settings
        }
    }

    func validate() throws { _ = try settings }
}
