internal import Markup

/// The decompressed bytes of an archive, with the places where compressed members begin.
///
/// After damage it goes on at the next place that looks like the start of a member.
struct ArchiveStream {
    enum Event: Equatable {
        /// Bytes were added.
        case data
        /// A compressed member ended; the next call begins another one.
        case memberEnd
        /// Compressed data was damaged; the next call goes on behind the damage.
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
    private var step = ArchiveStream.firstStep
    private var input: [UInt8] = []
    private var position = 0
    private let ratio: Int
    private var decompressedBytes = 0
    private let wholeMember: WholeMember?
    /// The file offset of the first byte of `input`.
    private var inputOffset: Int
    private var isAtEnd = false
    /// Bytes between members that belong to none.
    private(set) var garbageBytes = 0
    /// The file offset of the member that is being read.
    private(set) var memberOffset: Int

    init(_ source: any ByteSource, offset: Int, compression: Compression?, ratio: Int) {
        self.ratio = ratio
        wholeMember = compression == .gzip ? WholeMember() : nil
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

    /// Adds bytes to the buffer, or says why not.
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
                throw SourceRefusal(.sizeLimit, "the file grows beyond the limit when decompressed")
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

    /// Whether the stream has not grown beyond reason.
    ///
    /// Below 64 MB nothing is: a run of equal bytes may stand in a small file.
    private var isPlausible: Bool {
        decompressedBytes < 64 << 20 || decompressedBytes / ratio <= inputOffset + position
    }

    /// Drops the decoder and goes back to just behind the damaged member's first bytes, as far as they are still
    /// there: a member may begin anywhere in what the damaged one seemed to hold.
    private mutating func damage() -> Event {
        decoder = nil
        let restart = memberOffset + 2 - inputOffset
        position = max(restart, 0) <= position ? max(restart, 0) : position
        return .damage
    }

    /// Finds the next member's magic, counting what lies before it.
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

    /// Takes a member that lies whole in the input at once, where the library for that can.
    private mutating func readWhole(into buffer: inout [UInt8]) throws(SourceRefusal) -> Bool {
        let before = buffer.count
        guard let used = wholeMember?.decode(input[position...], into: &buffer) else { return false }
        position += used
        decompressedBytes += buffer.count - before
        guard isPlausible else {
            throw SourceRefusal(.sizeLimit, "the file grows beyond the limit when decompressed")
        }
        return true
    }

    /// Makes sure that a magic is not cut by the end of the input at hand.
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
        switch compression {
        case .gzip:
            // Magic, deflate, and no reserved flag.
            guard rest.starts(with: [0x1F, 0x8B, 0x08]), rest.count > 3 else { return false }
            return rest[position + 3] & 0xE0 == 0
        case .zstd:
            return rest.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
                || (rest.count > 3 && rest[position + 1] == 0x2A && rest[position + 2] == 0x4D
                    && rest[position + 3] == 0x18 && rest[position] & 0xF0 == 0x50)
        default: return true
        }
    }
}
