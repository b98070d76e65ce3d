internal import DatasetIO
internal import Files
internal import JSON
package import PipelineKit
internal import TextKit

/// A run's unfinished work on disk, in `state/work`: its inputs, its progress, and what is in flight.
///
/// A later process resumes it from the last seal, if its terms are the same.
package struct RunCheckpoint: Sendable {
    /// What the work depends on: it is resumed only if all of this is the same.
    package struct Terms: Sendable, Equatable {
        package var runID: String
        package var planDigest: String
        package var version: String
        /// The source's root and the run's limits, as text.
        package var scope: String
        /// The newest published run; nil for a full run.
        package var previous: String?
        /// When the inputs were listed, in nanoseconds since 1970.
        package var listedAt = 0

        package init(runID: String, planDigest: String, version: String, scope: String, previous: String?) {
            self.runID = runID
            self.planDigest = planDigest
            self.version = version
            self.scope = scope
            self.previous = previous
        }

        /// Whether both describe the same work, whatever the run's id and start.
        func agrees(with other: Terms) -> Bool {
            var other = other
            (other.runID, other.listedAt) = (runID, listedAt)
            return other == self
        }
    }

    /// `state/work`.
    package let folder: String
    package var terms: Terms
    /// The inputs in order, as they were listed when the work began.
    package let items: [SourceItem]
    package let listing: ListingCounts
    package let logLimits: ChunkedLog.Limits

    // MARK: Making

    /// Starts work: the list of inputs is on disk when it returns.
    package init(
        folder: String, terms: Terms, items: [SourceItem], listing: ListingCounts,
        logLimits: ChunkedLog.Limits = .init()
    ) throws(OutputError) {
        self.folder = folder
        self.terms = terms
        self.items = items
        self.listing = listing
        self.logLimits = logLimits
        let files = [("items", SourceItemCoder.encode(items)), ("run.json", Self.encode(terms, listing))]
        try DatasetLayout.attempt(.cannotCreate) { () throws(FileError) in
            try FileSystem.remove(Array(folder.utf8))
            try FileSystem.makeDurableFolder(folder)
            for (name, bytes) in files {
                try FileSystem.replace("\(folder)/\(name)", with: SealedBytes.sealed(bytes))
            }
            try FileSystem.synchronizeFolder(folder)
        }
    }

    /// The work that an earlier process left, if its terms are the same; other work is removed, and such that is damaged
    /// anywhere if it `mustBeWhole`.
    package static func resume(
        folder: String, terms: Terms, mustBeWhole: Bool = false, logLimits: ChunkedLog.Limits = .init()
    ) -> RunCheckpoint? {
        guard let left = existing(in: folder, logLimits: logLimits), left.terms.agrees(with: terms),
            !mustBeWhole || left.sealed().allSatisfy({ ChunkedLog.isSound("\(folder)/pass-\($0.pass)") })
        else {
            // What cannot be removed is overwritten by the next work.
            try? FileSystem.remove(Array(folder.utf8))
            return nil
        }
        return left
    }

    private init(
        found folder: String, terms: Terms, items: [SourceItem], listing: ListingCounts,
        logLimits: ChunkedLog.Limits
    ) {
        self.folder = folder
        self.terms = terms
        self.items = items
        self.listing = listing
        self.logLimits = logLimits
    }

    /// Opens existing work; nil where there is none, or its list of inputs is damaged.
    package static func existing(in folder: String, logLimits: ChunkedLog.Limits = .init()) -> RunCheckpoint?
    {
        guard
            let (terms, listing) = read("run.json", in: folder).flatMap({ try? JSONParser.parse($0) })
                .flatMap(decode), let items = read("items", in: folder).flatMap(SourceItemCoder.decode)
        else { return nil }
        return RunCheckpoint(
            found: folder, terms: terms, items: items, listing: listing, logLimits: logLimits)
    }

    /// The content of one of its files; nil if it is damaged.
    private static func read(_ name: String, in folder: String) -> [UInt8]? {
        (try? FileSystem.read("\(folder)/\(name)")).flatMap(SealedBytes.opened)
    }

    /// The sealed part of a pass.
    package struct SealedPass: Sendable, Equatable {
        package var pass: Int
        package var parts: Int
        package var bytes: Int
    }

    /// The sealed part of each pass.
    package func sealed() -> [SealedPass] {
        (0..<64).compactMap { pass in
            let folder = "\(folder)/pass-\(pass)"
            guard let names = try? FileSystem.names(in: Array(folder.utf8)).map(FileSystem.displayName) else {
                return nil
            }
            let parts = names.filter { $0.hasPrefix("chunk-") }
            let bytes = parts.reduce(0) { sum, name in
                sum + ((try? FileSystem.status(Array("\(folder)/\(name)".utf8)).bytes) ?? 0)
            }
            return SealedPass(pass: pass, parts: parts.count, bytes: bytes)
        }
    }

    /// The nth record of a pass, sealed or not; nil if the log does not reach it.
    package func record(_ number: Int, ofPass pass: Int) -> Record? {
        guard var log = try? ChunkedLog(reading: "\(folder)/pass-\(pass)") else { return nil }
        var before = 0
        while let entry = (try? log.next()) ?? nil {
            let records = PassEntry.records(entry)
            if number < before + records.count { return records[number - before] }
            before += records.count
        }
        return nil
    }

    /// The journal of the documents in flight.
    package var journalPath: String { "\(folder)/inflight" }
    /// The journal of documents that are retried alone.
    package var trialPath: String { "\(folder)/trial" }

    /// The crashing documents that earlier processes have found.
    package func crashingDocuments() -> CrashingDocuments {
        // Documents that are not known to crash any more are tried alone again.
        guard let bytes = Self.read("convictions.json", in: folder), let json = try? JSONParser.parse(bytes)
        else { return CrashingDocuments() }
        return CrashingDocuments(
            (json.elements ?? []).compactMap { row in
                guard let pass = row["pass"]?.integer, let unit = row["unit"]?.integer,
                    let part = row["part"]?.integer, let code = row["code"]?.string
                else { return nil }
                return CrashingDocument(
                    place: WorkPosition(pass: pass, unit: unit, part: WorkPart(packed: part)),
                    fault: Fault(code: code, message: row["message"]?.string ?? ""),
                    seconds: Double(row["milliseconds"]?.integer ?? 0) / 1000)
            })
    }

    /// Keeps crashing documents for this process and later ones.
    package func keep(_ documents: CrashingDocuments) throws(OutputError) {
        var writer = JSONWriter()
        writer.array { writer in
            for crash in documents.all {
                writer.object { writer in
                    writer.integers([
                        ("pass", crash.place.pass), ("unit", crash.place.unit),
                        ("part", crash.place.part.packed), ("milliseconds", Int(crash.seconds * 1000)),
                    ])
                    writer.member("code", crash.fault.code)
                    writer.member("message", crash.fault.message)
                }
            }
        }
        let (path, bytes) = ("\(folder)/convictions.json", writer.bytes)
        try DatasetLayout.attempt(.failed) { () throws(FileError) in
            try FileSystem.replace(path, with: SealedBytes.sealed(bytes))
        }
    }

    /// The log of a pass, which follows what has this checksum.
    func openLog(pass: Int, after checksum: UInt64) throws(OutputError) -> ChunkedLog {
        var limits = logLimits
        // Where documents had to be given up others will be, and each time what is not sealed is done again.
        if !crashingDocuments().all.isEmpty { limits.interval = .seconds(1) }
        return try ChunkedLog(folder: "\(folder)/pass-\(pass)", after: checksum, limits: limits)
    }

    /// Removes the work: the run is published, or no longer wanted.
    package func remove() { Self.remove(folder) }

    /// Removes work without opening it.
    package static func remove(_ folder: String) {
        // Work that remains matches no later terms, so the next run removes it.
        try? FileSystem.remove(Array(folder.utf8))
    }

    // MARK: Terms as JSON

    private static func encode(_ terms: Terms, _ listing: ListingCounts) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("run", terms.runID)
            writer.member("plan_digest", terms.planDigest)
            writer.member("version", terms.version)
            writer.member("scope", terms.scope)
            writer.member("previous_run", terms.previous)
            writer.integers([
                ("new", listing.new), ("changed", listing.changed), ("unchanged", listing.unchanged),
                ("removed", listing.removed), ("listed_at", terms.listedAt),
            ])
            writer.key("skipped")
            writer.object {
                $0.integers(listing.skipped.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            }
        }
        return writer.bytes
    }

    private static func decode(_ json: JSONValue) -> (Terms, ListingCounts)? {
        guard let run = json["run"]?.string, let digest = json["plan_digest"]?.string,
            let version = json["version"]?.string, let scope = json["scope"]?.string
        else { return nil }
        var listing = ListingCounts()
        listing.new = json["new"]?.integer ?? 0
        listing.changed = json["changed"]?.integer ?? 0
        listing.unchanged = json["unchanged"]?.integer ?? 0
        listing.removed = json["removed"]?.integer ?? 0
        for member in json["skipped"]?.members ?? [] { listing.skipped[member.key] = member.value.integer }
        var terms = Terms(
            runID: run, planDigest: digest, version: version, scope: scope,
            previous: json["previous_run"]?.string)
        terms.listedAt = json["listed_at"]?.integer ?? 0
        return (terms, listing)
    }
}

extension JSONWriter {
    fileprivate mutating func integers(_ members: [(name: String, value: Int)]) {
        for (name, value) in members {
            key(name)
            integer(value)
        }
    }
}
