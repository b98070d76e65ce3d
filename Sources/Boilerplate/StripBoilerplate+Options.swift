package import PipelineKit
internal import TextKit

extension StripBoilerplate {
    /// Options of the stage.
    package struct Options: StageOptions {
        var judging = BoilerplateOptions()
        var removesRepeats = true
        /// The user's cue packs.
        var packs: [String] = []
        var sources: [SourceOptions] = []

        package init() {}

        package init(reading reader: inout OptionReader) {
            readJudging(&reader)
            packs = reader.strings(
                "packs", default: packs,
                "Additional cue packs, relative to this file; their rules replace those of the same id.")
            let base = self
            sources = reader.objects(
                "sources", default: [], element: .object(SourceOptions.descriptions(base: base)),
                "Options that override these for single sources."
            ) { _, inner in SourceOptions(reading: &inner, base: base) }
        }

        fileprivate mutating func readJudging(_ reader: inout OptionReader) {
            judging.actions = reader.choices(
                "categories", default: judging.actions,
                "What to do with blocks of each category; the default is remove.")
            judging.threshold = reader.decimal(
                "threshold", default: judging.threshold, in: 0...1,
                "Score at or above which a block is removed.")
            judging.nearMiss = reader.decimal(
                "nearMiss", default: judging.nearMiss, in: 0...1,
                "Score at or above which a kept block is reported as a near miss.")
            removesRepeats = reader.bool(
                "repetition", default: removesRepeats,
                "Remove blocks that repeat across many documents of one source.")
        }
    }

    /// Options for the documents of one source; unset ones are as for all others.
    struct SourceOptions: Sendable {
        /// A domain with its subdomains, or a publisher's name.
        var source: String
        var judging: BoilerplateOptions
        var removesRepeats: Bool
        var packs: [String]

        init?(reading reader: inout OptionReader, base: Options) {
            let stated = reader.requiredString(
                "source", "A domain, which covers its subdomains too, or a publisher's name.")
            var options = base
            options.readJudging(&reader)
            packs = reader.strings(
                "packs", default: [], "Cue packs for this source only, applied after those for all sources.")
            judging = options.judging
            removesRepeats = options.removesRepeats
            guard let stated else { return nil }
            source = stated.lowercased()
            if source.isEmpty { reader.report("must not be empty", option: "source") }
        }

        static func descriptions(base: Options) -> [OptionDescription] {
            var reader = OptionReader(nil, path: "")
            _ = SourceOptions(reading: &reader, base: base)
            return reader.descriptions
        }

        /// Whether a document is of this source.
        func covers(_ record: borrowing Record) -> Bool {
            if let name = record.source, name.lowercased() == source { return true }
            if let domain = record.domain, Self.holds(source, domain) { return true }
            guard let url = record.canonicalURL ?? record.url, let host = WebAddress(url)?.host else {
                return false
            }
            return Self.holds(source, host)
        }

        private static func holds(_ domain: String, _ host: String) -> Bool {
            host == domain || host.hasSuffix("." + domain)
        }
    }
}
