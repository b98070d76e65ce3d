internal import Markup
internal import PipelineKit

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
    private let losesMembersOnly: Bool
    private var decompressedBytes = 0
    /// What came out of the member that is being read.
    private var memberBytes = 0
    private var dictionary: ZstdDictionary?
    private let gzipMemberDecoder: GzipMemberDecoder?
    /// The file offset of the first byte of `input`.
    private var inputOffset: Int
    private var isAtEnd = false
    /// Bytes between members that belong to none.
    private(set) var garbageBytes = 0
    /// The file offset of the member that is being read.
    private(set) var memberOffset: Int

    /// With `losesMembersOnly` a member of implausible size is left like a corrupt one, and the next is read; without, it
    /// ends the stream.
    init(
        _ source: any ByteSource, offset: Int, compression: Compression?, ratio: Int,
        losesMembersOnly: Bool = false, dictionary: ZstdDictionary? = nil
    ) {
        self.ratio = ratio
        self.losesMembersOnly = losesMembersOnly
        self.dictionary = dictionary
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
            try count(buffer.count - before)
            if losesMembersOnly, isBomb {
                self.decoder = nil
                return .damage
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

    /// Growth is never implausible below this: a small file may contain a run of equal bytes.
    private static let harmlessBytes = 64 << 20

    /// Counts what came out, and ends a stream that has grown implausibly: a file of many bombs later than one that is one.
    private mutating func count(_ bytes: Int) throws(SourceRefusal) {
        decompressedBytes += bytes
        memberBytes += bytes
        let harmless = losesMembersOnly ? Self.harmlessBytes * 16 : Self.harmlessBytes
        guard decompressedBytes < harmless || decompressedBytes / ratio <= inputOffset + position else {
            throw SourceRefusal(.sizeLimit, "the file exceeds the decompression limit")
        }
    }

    /// Whether the member has grown implausibly.
    private var isBomb: Bool {
        memberBytes >= Self.harmlessBytes && memberBytes / ratio > inputOffset + position - memberOffset
    }

    /// Drops the decoder and goes back to after the corrupt member's first bytes, as far as they are still
    /// buffered: a member may begin anywhere in what the corrupt one seemed to contain.
    private mutating func damage() -> Event {
        decoder = nil
        // Always behind the member's start: a decoder may refuse its first bytes without having used any.
        let restart = memberOffset + 2 - inputOffset
        if restart >= 0 { position = min(restart, input.count) }
        return .damage
    }

    /// Finds the next member's magic number, counting the bytes before it.
    private mutating func openMember(
        _ compression: Compression, into buffer: inout [UInt8]
    ) throws(SourceRefusal) -> Event {
        while try fill() {
            try gather(16)
            if compression == .zstd, try takeDictionary() { continue }
            if startsMember(compression) {
                memberOffset = inputOffset + position
                memberBytes = 0
                if try readWhole(into: &buffer) { return .memberEnd }
                decoder = compression.makeDecoder(dictionary)
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
        try count(buffer.count - before)
        return true
    }

    /// Makes sure that so many bytes stand together in the buffered input, if the file has them.
    private mutating func gather(_ wanted: Int) throws(SourceRefusal) {
        while input.count - position < wanted, !isAtEnd {
            let more = try source.read(Self.inputStep)
            if more.isEmpty { return }
            inputOffset += position
            input = Array(input[position...]) + more
            position = 0
        }
    }

    /// Takes the dictionary up that stands in a frame of its own before the members that need it.
    private mutating func takeDictionary() throws(SourceRefusal) -> Bool {
        guard let length = ZstdDictionary.contentLength(input[position...]) else { return false }
        try gather(8 + length)
        guard input.count - position >= 8 + length else { return false }
        position += 8
        guard let found = ZstdDictionary(Array(input[position..<position + length])) else {
            position -= 8
            return false
        }
        dictionary = found
        position += length
        return true
    }

    private func startsMember(_ compression: Compression) -> Bool {
        let rest = input[position...]
        guard compression.matchesSignature(rest) ?? true else { return false }
        // Two bytes of gzip are found by chance in what is corrupt: it must be deflate, without a reserved flag.
        return compression != .gzip
            || rest.count > 3 && rest[position + 2] == 0x08 && rest[position + 3] & 0xE0 == 0
    }
}
