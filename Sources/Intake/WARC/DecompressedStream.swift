internal import Markup

/// The decompressed bytes of an archive, with the positions where compressed members begin.
///
/// After corruption it continues at the next position that looks like the start of a member.
struct DecompressedStream {
    enum Event: Equatable {
        /// Bytes were added.
        case data
        /// A compressed member ended; the next call begins another one.
        case memberEnd
        /// Compressed data was corrupt; the next call continues after it.
        case damage
        case end
    }

    /// Compressed bytes read at once, and decompressed bytes handed over at once.
    private static let inputStep = 1 << 18
    private static let outputStep = 1 << 18
    /// A member's first step is small: an archive may hold a million members of one byte.
    private static let firstStep = 1 << 12

    private var source: any ByteSource
    private let compression: Compression?
    private var decoder: (any StreamDecoder)?
    private var step = DecompressedStream.firstStep
    private var input: [UInt8] = []
    private var position = 0
    private let ratio: Int
    private var decompressedBytes = 0
    private let gzipMemberDecoder: GzipMemberDecoder?
    /// The file offset of the first byte of `input`.
    private var inputOffset: Int
    private var isAtEnd = false
    /// Bytes between members that belong to none.
    private(set) var garbageBytes = 0
    /// The file offset of the member that is being read.
    private(set) var memberOffset: Int

    init(_ source: any ByteSource, offset: Int, compression: Compression?, ratio: Int) {
        self.ratio = ratio
        gzipMemberDecoder = compression == .gzip ? GzipMemberDecoder() : nil
        self.source = source
        self.compression = compression
        inputOffset = offset
        memberOffset = offset
    }

    private mutating func fill() throws(SourceRefusal) -> Bool {
        if position < input.count { return true }
        guard !isAtEnd else { return false }
        inputOffset += input.count
        position = 0
        input = try source.read(Self.inputStep)
        isAtEnd = input.isEmpty
        return !isAtEnd
    }

    /// Adds bytes to the buffer, or returns why not.
    mutating func pull(into buffer: inout [UInt8]) throws(SourceRefusal) -> Event {
        guard let compression else {
            guard try fill() else { return .end }
            buffer.append(contentsOf: input[position...])
            position = input.count
            return .data
        }
        guard let decoder else { return try openMember(compression, into: &buffer) }
        while true {
            let hasInput = try fill()
            let before = buffer.count
            let (used, state) = decoder.decode(input[position...], into: &buffer, limit: step)
            position += used
            decompressedBytes += buffer.count - before
            guard isPlausible else {
                throw SourceRefusal(.sizeLimit, "the file exceeds the decompression limit")
            }
            switch state {
            case .ended:
                self.decoder = nil
                return .memberEnd
            case .damaged: return damage()
            case .needsInput:
                if buffer.count > before { return .data }
                if !hasInput {
                    self.decoder = nil
                    return .damage
                }
            case .outputFull:
                step = min(step * 4, Self.outputStep)
                return .data
            }
        }
    }

    /// Whether the stream has not grown implausibly.
    ///
    /// Never below 64 MB: a small file may contain a run of equal bytes.
    private var isPlausible: Bool {
        decompressedBytes < 64 << 20 || decompressedBytes / ratio <= inputOffset + position
    }

    /// Drops the decoder and goes back to after the corrupt member's first bytes, as far as they are still
    /// buffered: a member may begin anywhere in what the corrupt one seemed to contain.
    private mutating func damage() -> Event {
        decoder = nil
        let restart = memberOffset + 2 - inputOffset
        position = max(restart, 0) <= position ? max(restart, 0) : position
        return .damage
    }

    /// Finds the next member's magic number, counting the bytes before it.
    private mutating func openMember(
        _ compression: Compression, into buffer: inout [UInt8]
    ) throws(SourceRefusal) -> Event {
        while try fill() {
            try keepTogether()
            if startsMember(compression) {
                memberOffset = inputOffset + position
                if try readWhole(into: &buffer) { return .memberEnd }
                decoder = compression.makeDecoder()
                step = Self.firstStep
                return try pull(into: &buffer)
            }
            position += 1
            garbageBytes += 1
        }
        return .end
    }

    /// Decodes a member that is entirely in the input in one call, where the library can.
    private mutating func readWhole(into buffer: inout [UInt8]) throws(SourceRefusal) -> Bool {
        let before = buffer.count
        guard let used = gzipMemberDecoder?.decode(input[position...], into: &buffer) else { return false }
        position += used
        decompressedBytes += buffer.count - before
        guard isPlausible else {
            throw SourceRefusal(.sizeLimit, "the file exceeds the decompression limit")
        }
        return true
    }

    /// Makes sure that a magic number is not split at the end of the buffered input.
    private mutating func keepTogether() throws(SourceRefusal) {
        guard input.count - position < 16, !isAtEnd else { return }
        let more = try source.read(Self.inputStep)
        if more.isEmpty { return }
        inputOffset += position
        input = Array(input[position...]) + more
        position = 0
    }

    private func startsMember(_ compression: Compression) -> Bool {
        let rest = input[position...]
        guard compression.matchesSignature(rest) ?? true else { return false }
        // Two bytes of gzip are found by chance in what is corrupt: it must be deflate, without a reserved flag.
        return compression != .gzip
            || rest.count > 3 && rest[position + 2] == 0x08 && rest[position + 3] & 0xE0 == 0
    }
}
