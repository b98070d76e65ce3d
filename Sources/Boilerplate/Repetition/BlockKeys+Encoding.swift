internal import PipelineKit
internal import TextKit

extension BlockKeys {
    /// Bytes of one block in a record's attachment and in the state.
    static let size = 28

    func write(to writer: inout LittleEndianWriter) {
        for number in [exact, near, other] { writer.write(number) }
        writer.write(UInt32(clamping: bytes))
    }

    init(from reader: inout LittleEndianReader) {
        (exact, near, other) = (reader.read(), reader.read(), reader.read())
        bytes = Int(reader.read(UInt32.self))
    }
}
