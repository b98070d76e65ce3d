/// A list of inputs as bytes.
package enum SourceItemCoder {
    /// Encodes a list.
    package static func encode(_ items: [SourceItem]) -> [UInt8] {
        var encoder = RecordCoder.Encoder()
        encoder.list(items) { encoder, item in
            encoder.string(item.path)
            encoder.integer(item.bytes)
            encoder.optional(item.modified)
            encoder.name(item.rawPath)
            encoder.fault(item.fault)
            encoder.optional(item.format?.rawValue)
            encoder.name(item.sideCar)
            encoder.integer(item.start)
            encoder.integer(item.isDoubtful ? 1 : 0)
        }
        return encoder.bytes
    }

    /// Decodes the result of `encode`; nil if the bytes are corrupt.
    package static func decode(_ bytes: [UInt8]) -> [SourceItem]? {
        var decoder = RecordCoder.Decoder(bytes: bytes)
        var items: [SourceItem] = decoder.list { decoder in
            var item = SourceItem(sequence: 0, path: decoder.string(), bytes: decoder.integer())
            item.modified = decoder.optional()
            item.rawPath = decoder.name()
            item.fault = decoder.fault()
            item.format = (decoder.optional() as String?).flatMap(SourceFormat.init)
            item.sideCar = decoder.name()
            item.start = decoder.integer()
            item.isDoubtful = decoder.integer() == 1
            return item
        }
        guard !decoder.isDamaged, decoder.position == bytes.count else { return nil }
        for index in items.indices { items[index].sequence = index }
        return items
    }
}

extension RecordCoder.Encoder {
    fileprivate mutating func name(_ name: [UInt8]?) { list(name.map { [$0] } ?? []) { $0.raw($1) } }

    /// A listed item has no drop; what the machine could not do stays told from what is wrong with the file.
    fileprivate mutating func fault(_ fault: DocumentFault?) {
        let isEnvironmental = if case .environment = fault { true } else { false }
        optional(fault?.cause.code)
        string(fault?.cause.message ?? "")
        integer(isEnvironmental ? 1 : 0)
    }
}

extension RecordCoder.Decoder {
    fileprivate mutating func name() -> [UInt8]? { list { Array($0.raw()) }.first }

    fileprivate mutating func fault() -> DocumentFault? {
        let (code, message, isEnvironmental): (String?, String, Bool) = (optional(), string(), integer() == 1)
        return code.map { code in
            let fault = Fault(code: code, message: message)
            return isEnvironmental ? .environment(fault) : .fault(fault)
        }
    }
}
