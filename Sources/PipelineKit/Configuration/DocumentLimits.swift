/// Limits of a run and of each document.
package struct DocumentLimits: Sendable, Equatable {
    /// Raw bytes of one input.
    package var maximumBytes = 32 << 20
    /// Share of documents in quarantine, 0…1, above which the run is not published.
    package var quarantineRatio = 1.0
    /// Share of a dataset's articles, 0…1, by which a run that replaces it may shrink it.
    package var shrinkRatio = 0.5
    /// Wall-clock seconds that one document may take.
    package var maximumSeconds = 60
    /// Wall-clock seconds that documents which take too long may take of a run together.
    package var maximumPoisonSeconds = 120
    /// Bytes of memory that a run may use, as may a document that is retried alone.
    package var maximumMemoryBytes = 0
    /// Free bytes on the file systems of dataset and state below which a run ends.
    package var minimumFreeBytes = 64 << 20

    package init() {}

    package init(reading reader: inout OptionReader) {
        maximumBytes = reader.integer(
            "maximumBytes", default: maximumBytes, in: 1...(1 << 31),
            "Maximum raw bytes of an input; a larger one is quarantined as too_large.")
        quarantineRatio = reader.decimal(
            "quarantineRatio", default: quarantineRatio, in: 0...1,
            "Share of documents in quarantine above which nothing is published and the run exits with 65.")
        shrinkRatio = reader.decimal(
            "shrinkRatio", default: shrinkRatio, in: 0...1,
            "Share of the articles that --full may take from the dataset without --force; more exits with 74."
        )
        maximumSeconds = reader.integer(
            "maximumSeconds", default: maximumSeconds, in: 1...86_400,
            "Maximum seconds per document; a slower one is quarantined as too_slow.")
        maximumPoisonSeconds = reader.integer(
            "maximumPoisonSeconds", default: maximumPoisonSeconds, in: 1...86_400,
            "Seconds for all such documents of a run; those beyond are not_tried, and the next run tries them."
        )
        maximumMemoryBytes = reader.integer(
            "maximumMemoryBytes", default: maximumMemoryBytes, in: 0...(1 << 50),
            "Memory limit of a run, 0 for none; a document that exceeds it alone is too_much_memory."
        )
        minimumFreeBytes = reader.integer(
            "minimumFreeBytes", default: minimumFreeBytes, in: 0...(1 << 50),
            "Free disk space below which a run exits with 74 and publishes nothing.")
    }
}
