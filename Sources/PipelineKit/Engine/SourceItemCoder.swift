/// A list of inputs as bytes.
package enum SourceItemCoder {
    /// Encodes a list.
    package static func encode(_ items: [SourceItem]) -> [UInt8] {
        var encoder = RecordCoder.Encoder()
        encoder.list(items) { encoder, item in
            encoder.string(item.path)
            encoder.integer(item.bytes)
            encoder.integer(item.modified)
            encoder.raw(item.rawPath)
            encoder.optional(item.fault?.code)
            encoder.string(item.fault?.message ?? "")
            encoder.optional(item.format?.rawValue)
            encoder.raw(item.sideCar)
            encoder.integer(item.start)
        }
        return encoder.bytes
    }

    /// Decodes the result of `encode`; nil if the bytes are corrupt.
    package static func decode(_ bytes: [UInt8]) -> [SourceItem]? {
        var decoder = RecordCoder.Decoder(bytes: bytes)
        var items: [SourceItem] = decoder.list { decoder in
            var item = SourceItem(sequence: 0, path: decoder.string(), bytes: decoder.integer())
            item.modified = decoder.integer()
            item.rawPath = Array(decoder.raw())
            let (code, message) = (decoder.optional(), decoder.string())
            item.fault = code.map { DocumentFault(code: $0, message: message) }
            item.format = decoder.optional().flatMap(SourceFormat.init)
            item.sideCar = Array(decoder.raw())
            item.start = decoder.integer()
            return item
        }
        guard !decoder.isDamaged, decoder.position == bytes.count else { return nil }
        for index in items.indices { items[index].sequence = index }
        return items
    }
}
