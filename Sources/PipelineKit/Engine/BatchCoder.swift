/// Batches as entries of a pass's log: the outcome of each document, and which inputs are finished.
enum BatchCoder {
    /// Encodes a batch without its times, which are not part of the outcome.
    static func encode(_ batch: StageChain.Batch) -> [UInt8] {
        var encoder = RecordCoder.Encoder()
        encoder.integer(batch.units)
        encoder.integer(batch.bytes)
        encoder.list(batch.receipts) { $0.receipt($1) }
        encoder.list(batch.place.map { [$0] } ?? []) { $0.place($1) }
        encoder.list(batch.outcomes) { encoder, outcome in
            var inner = RecordCoder.Encoder()
            inner.outcome(outcome)
            encoder.raw(inner.bytes)
        }
        return encoder.bytes
    }

    /// Decodes the result of `encode`.
    ///
    /// - Throws: `OutputError` if the bytes are corrupt.
    static func decode(_ bytes: [UInt8]) throws(OutputError) -> StageChain.Batch {
        var decoder = RecordCoder.Decoder(bytes: bytes)
        var batch = head(&decoder)
        batch.outcomes = decoder.list { decoder in
            var inner = RecordCoder.Decoder(bytes: Array(decoder.raw()))
            let outcome = inner.outcome()
            if inner.isDamaged { decoder.isDamaged = true }
            return outcome
        }
        guard !decoder.isDamaged, decoder.position == bytes.count else { throw damaged }
        return batch
    }

    /// One record of an encoded batch.
    ///
    /// - Throws: `OutputError` if the bytes are corrupt, or the outcome at the place is not a record.
    static func record(at place: Int, in bytes: [UInt8]) throws(OutputError) -> Record {
        var decoder = RecordCoder.Decoder(bytes: bytes)
        _ = head(&decoder)
        guard place < decoder.count() else { throw damaged }
        for _ in 0..<place { _ = decoder.raw() }
        var inner = RecordCoder.Decoder(bytes: Array(decoder.raw()))
        guard case .record(let record) = inner.outcome(), !inner.isDamaged else { throw damaged }
        return record
    }

    private static func head(_ decoder: inout RecordCoder.Decoder) -> StageChain.Batch {
        var batch = StageChain.Batch()
        batch.units = decoder.integer()
        batch.bytes = decoder.integer()
        batch.receipts = decoder.list { $0.receipt() }
        batch.place = decoder.list { $0.place() }.first
        return batch
    }

    static var damaged: OutputError {
        OutputError(
            kind: .failed, path: "work", message: "run log is corrupt; start over with --full")
    }

    fileprivate static let record = 0
    fileprivate static let dropped = 1
    fileprivate static let duplicate = 2
    fileprivate static let quarantined = 3
    fileprivate static let counted = 4
}

extension RecordCoder.Encoder {
    fileprivate mutating func receipt(_ receipt: InputReceipt) {
        string(receipt.path)
        integer(receipt.bytes)
        optional(receipt.modified)
        string(receipt.fingerprint.encoded)
        optional(receipt.endOffset)
    }

    fileprivate mutating func place(_ place: InputPosition) {
        string(place.path)
        for value in [place.start, place.offset, place.pieces, place.isEnd ? 1 : 0] { integer(value) }
    }

    fileprivate mutating func outcome(_ outcome: StageChain.Outcome) {
        switch outcome {
        case .record(let record):
            integer(BatchCoder.record)
            self.record(record)
        case .dropped(let entry):
            integer(BatchCoder.dropped)
            for value in [entry.reason.code, entry.stage] { string(value) }
            for value in [entry.url, entry.title] { optional(value) }
            input(entry.input)
        case .duplicate(let record, let duplication):
            integer(BatchCoder.duplicate)
            self.record(record)
            string(duplication.canonicalID)
            decimal(duplication.similarity)
            string(duplication.reason)
        case .quarantined(let entry):
            integer(BatchCoder.quarantined)
            self.input(entry.input)
            string(entry.stage)
            string(entry.fault.code)
            string(entry.fault.message)
            optional(entry.fault.offset)
            optional(entry.fault.member)
        case .counted(let reason):
            integer(BatchCoder.counted)
            string(reason.code)
        case .failed: preconditionFailure("a failure of the machine ends the run and is never logged")
        }
    }
}

extension RecordCoder.Decoder {
    fileprivate mutating func receipt() -> InputReceipt {
        let (path, bytes, modified, text): (String, Int, Int?, String) = (
            string(), integer(), optional(), string()
        )
        return InputReceipt(
            path: path, bytes: bytes, modified: modified, fingerprint: InputFingerprint(encoded: text),
            endOffset: optional())
    }

    fileprivate mutating func place() -> InputPosition {
        let (path, start, offset, pieces) = (string(), integer(), integer(), integer())
        return InputPosition(path: path, start: start, offset: offset, pieces: pieces, isEnd: integer() != 0)
    }

    fileprivate mutating func outcome() -> StageChain.Outcome {
        switch integer() {
        case BatchCoder.record: return .record(record())
        case BatchCoder.dropped:
            let (code, stage): (String, String) = (string(), string())
            let (url, title): (String?, String?) = (optional(), optional())
            return .dropped(
                DropEntry(
                    input: input(), stage: stage, reason: DropReason(code: code), url: url, title: title))
        case BatchCoder.duplicate:
            let record = record()
            let (id, similarity) = (string(), decimal())
            return .duplicate(
                record, Duplication(canonicalID: id, similarity: similarity, reason: string()))
        case BatchCoder.counted: return .counted(CountedReason(code: string()))
        default:
            let (input, stage, code, message) = (input(), string(), string(), string())
            let fault = Fault(code: code, message: message, offset: optional(), member: optional())
            return .quarantined(QuarantineEntry(input: input, stage: stage, fault: fault))
        }
    }
}
