package import Markup
internal import TextKit

/// Reads WARC and ARC files record by record, in memory bounded by the largest record kept.
///
/// Corruption loses only the records it affects: reading continues at the next intact one, and what was lost
/// is reported in the problems of the record before or in `lostBytes`.
package struct WARCReader {
    /// Limits of a reader.
    package struct Limits: Sendable {
        /// Longer blocks are truncated; the rest is read and dropped.
        package var blockBytes: Int
        /// A longer header is not a header.
        package var headerBytes: Int
        /// No more output than this many times the input, once there is much of it.
        package var ratio: Int

        package init(
            blockBytes: Int = 64 << 20, headerBytes: Int = 16 << 20, ratio: Int = Decompressor.Limits().ratio
        ) {
            self.blockBytes = blockBytes
            self.headerBytes = headerBytes
            self.ratio = ratio
        }
    }

    private var stream: DecompressedStream
    private let limits: Limits
    private let isCompressed: Bool
    private var buffer: [UInt8] = []
    /// The first byte not yet returned.
    private var cursor = 0
    /// File offset of `buffer[0]`, where the file is not compressed.
    private var bufferOffset: Int
    /// Positions in the buffer where members begin, with their file offsets.
    private var members: [(position: Int, offset: Int)] = []
    private var isAtEnd = false
    /// The position in the buffer after which data is corrupt.
    private var damagePosition: Int?
    /// The file offset of the corrupt member.
    private var damagedMember = 0
    private var skippedBytes = 0

    /// Bytes that belong to no record, as stored.
    package var lostBytes: Int { skippedBytes + stream.garbageBytes }

    /// Compressed members that could not be read to their end.
    package private(set) var damagedMembers = 0

    /// Opens an archive.
    ///
    /// `offset` is where the source begins in the file: the offset of a record, to continue from.
    package init(
        _ source: any ByteSource, compression: Compression?, offset: Int = 0, limits: Limits = Limits(),
        dictionary: ZstdDictionary? = nil
    ) {
        stream = DecompressedStream(
            source, offset: offset, compression: compression, ratio: limits.ratio, losesMembersOnly: true,
            dictionary: dictionary)
        self.limits = limits
        isCompressed = compression != nil
        bufferOffset = offset
    }

    // MARK: The buffer

    private enum Stop: Equatable { case none, boundary, damage, end }

    /// Reads once; notes where one member ended and another began.
    private mutating func pull() throws(SourceRefusal) -> Stop {
        guard !isAtEnd else { return .end }
        let before = buffer.count
        let event = try stream.pull(into: &buffer)
        if isCompressed && members.last?.offset != stream.memberOffset && buffer.count > before {
            members.append((before, stream.memberOffset))
        }
        switch event {
        case .data: return .none
        case .memberEnd: return .boundary
        case .damage:
            damagePosition = buffer.count
            damagedMember = stream.memberOffset
            damagedMembers += 1
            return .damage
        case .end:
            isAtEnd = true
            return .end
        }
    }

    /// Drops what has been returned, once that is worth the move.
    private mutating func compact() {
        guard cursor > 1 << 20 || cursor == buffer.count else { return }
        buffer.removeSubrange(..<cursor)
        bufferOffset += cursor
        if let place = members.lastIndex(where: { $0.position <= cursor }) {
            members.removeSubrange(..<place)
        }
        for index in members.indices { members[index].position = max(0, members[index].position - cursor) }
        damagePosition = damagePosition.map { $0 - cursor }.flatMap { $0 >= 0 ? $0 : nil }
        cursor = 0
    }

    /// The file offset of a record that begins at a position in the buffer.
    private func fileOffset(_ position: Int) -> Int {
        guard isCompressed else { return bufferOffset + position }
        let index = firstMember(after: position)
        return index > 0 ? members[index - 1].offset : stream.memberOffset
    }

    /// The position of the first member start after `position` whose bytes look like a record.
    private func recordStart(after position: Int, before end: Int = .max) -> Int? {
        var index = firstMember(after: position)
        while index < members.count, members[index].position < end {
            let place = members[index].position
            if WARCHeader.looksLikeStart(buffer, at: place) { return place }
            index += 1
        }
        return nil
    }

    /// The member that began last, if a record begins there too; earlier ones were checked when read.
    private func newestRecordStart(after position: Int) -> Int? {
        guard let last = members.last?.position, last > position else { return nil }
        return WARCHeader.looksLikeStart(buffer, at: last) ? last : nil
    }

    /// The index of the first member that begins after a position, by binary search: there may be many.
    private func firstMember(after position: Int) -> Int {
        members.indices.partitioningIndex { members[$0].position > position }
    }

    private func memberBegins(at position: Int) -> Bool {
        let index = firstMember(after: position)
        return index > 0 && members[index - 1].position == position
    }

    // MARK: Records

    /// The next record, or nil at the end.
    package mutating func next() throws(SourceRefusal) -> WARCRecord? {
        while true {
            compact()
            try skipBlanks()
            guard cursor < buffer.count else { return nil }
            try ensure(16)
            if WARCHeader.looksLikeStart(buffer, at: cursor), let member = try record() { return member }
            try resynchronise()
        }
    }

    private mutating func skipBlanks() throws(SourceRefusal) {
        while true {
            while cursor < buffer.count, ASCII.isSpace(buffer[cursor]) || buffer[cursor] == 0 {
                cursor += 1
            }
            if cursor < buffer.count { return }
            if try pull() == .end { return }
        }
    }

    /// Reads until this many bytes are available, across the ends of members.
    private mutating func ensure(_ count: Int) throws(SourceRefusal) {
        while buffer.count - cursor < count { if try pull() == .end { return } }
    }

    /// Moves to the next line that starts a record.
    private mutating func resynchronise() throws(SourceRefusal) {
        let start = cursor
        cursor += 1
        while true {
            while cursor < buffer.count {
                let isLineStart = [0x0A, 0].contains(buffer[cursor - 1]) || memberBegins(at: cursor)
                if isLineStart, buffer.count - cursor < 16 { try ensure(16) }
                if isLineStart, WARCHeader.looksLikeStart(buffer, at: cursor) {
                    skippedBytes += cursor - start
                    return
                }
                cursor += 1
            }
            if try pull() == .end { break }
        }
        skippedBytes += cursor - start
    }

    private mutating func record() throws(SourceRefusal) -> WARCRecord? {
        guard let headerEnd = try findHeaderEnd() else { return partialHeader() }
        let header = WARCHeader(buffer[cursor..<headerEnd])
        var member = WARCRecord(
            kind: header.kind, url: header.url, offset: fileOffset(cursor), date: header.date)
        member.headers = header.headers
        if header.isMalformed { member.note(.malformedHeader) }
        let recordStart = cursor
        cursor = headerEnd
        try readBlock(&member, length: header.length, recordStart: recordStart)
        WARCDigest.verify(&member)
        return member
    }

    /// A record whose header is truncated by the file's end or corruption, if its kind is still readable.
    private mutating func partialHeader() -> WARCRecord? {
        let end = damagePosition.map { max($0, cursor) } ?? buffer.count
        let header = WARCHeader(buffer[cursor..<end])
        guard end - cursor <= limits.headerBytes, !header.kind.isEmpty, header.url != nil else { return nil }
        var member = WARCRecord(
            kind: header.kind, url: header.url, offset: fileOffset(cursor), date: header.date)
        member.headers = header.headers
        member.note(damagePosition == nil ? .truncated : .damagedData)
        damagePosition = nil
        cursor = end
        return member
    }

    /// The offset after the blank line that ends a header.
    private mutating func findHeaderEnd() throws(SourceRefusal) -> Int? {
        var position = cursor
        let start = cursor
        if WARCHeader.isARC(buffer, at: cursor) {
            while true {
                if let end = buffer[position...].firstIndex(of: 0x0A) { return end + 1 }
                position = buffer.count
                if position - start > limits.headerBytes { return nil }
                if try pull() == .end { return nil }
            }
        }
        while true {
            while let newline = buffer[position...].firstIndex(of: 0x0A) {
                position = newline + 1
                var next = position
                if next < buffer.count, buffer[next] == 0x0D { next += 1 }
                guard next < buffer.count else {
                    position = newline
                    break
                }
                if buffer[next] == 0x0A { return next + 1 }
            }
            if position - start > limits.headerBytes || buffer.count - start > limits.headerBytes {
                return nil
            }
            if let damagePosition, damagePosition > start { return nil }
            if try pull() == .end { return nil }
        }
    }

    // MARK: Blocks

    private mutating func readBlock(
        _ member: inout WARCRecord, length: Int?, recordStart: Int
    ) throws(SourceRefusal) {
        guard let length else {
            member.note(.contentLengthMissing)
            return try readToNextRecord(&member, from: cursor, recordStart: recordStart)
        }
        let wanted = min(length, limits.blockBytes)
        var stop = Stop.none
        var limit: Int?
        while limit == nil && buffer.count - cursor < wanted {
            stop = try pull()
            if let damagePosition, damagePosition > recordStart { limit = damagePosition }
            if stop == .end { limit = limit ?? buffer.count }
            if let next = newestRecordStart(after: cursor) { limit = min(limit ?? next, next) }
        }
        if let next = self.recordStart(after: cursor, before: cursor + wanted) {
            limit = min(limit ?? next, next)
        }
        let end = min(limit ?? cursor + wanted, cursor + wanted)
        member.block = Array(buffer[cursor..<end])
        let isShort = end < cursor + wanted
        cursor = end
        if isShort {
            member.note(damagePosition.map { $0 <= end } == true ? .damagedData : .truncated)
            if !isCompressed { cutSwallowed(&member, from: end - member.block.count) }
            trim(&member.block)
            if damagePosition.map({ $0 <= end }) == true { damagePosition = nil }
            return
        }
        if length > wanted { return try drop(length - wanted, &member) }
        try checkEnd(&member, recordStart: recordStart)
    }

    /// Removes the two line ends that close a record from a truncated block.
    private func trim(_ block: inout [UInt8]) {
        for _ in 0..<4 { if let last = block.last, last == 0x0A || last == 0x0D { block.removeLast() } }
    }

    private mutating func drop(_ count: Int, _ member: inout WARCRecord) throws(SourceRefusal) {
        member.note(.sizeLimit)
        var left = count
        while left > 0 {
            let step = min(left, buffer.count - cursor)
            cursor += step
            left -= step
            if left == 0 { return }
            buffer.removeAll(keepingCapacity: true)
            bufferOffset += cursor
            members = members.last.map { [(0, $0.offset)] } ?? []
            cursor = 0
            if try endsEarly() { return }
        }
    }

    /// Reads once for a record whose rest is dropped; whether the file, corruption or another record ends it first.
    private mutating func endsEarly() throws(SourceRefusal) -> Bool {
        let member = members.last?.offset
        let stop = try pull()
        if stop == .damage {
            cursor = buffer.count
            damagePosition = nil
        }
        guard let next = members.last, next.offset != member,
            WARCHeader.looksLikeStart(buffer, at: next.position)
        else { return stop == .end || stop == .damage }
        cursor = next.position
        return true
    }

    /// Line ends and then another record follow a block; where they don't, the length was wrong.
    private mutating func checkEnd(_ member: inout WARCRecord, recordStart: Int) throws(SourceRefusal) {
        var stop = Stop.none
        while buffer.count - cursor < 24 && stop == .none { stop = try pull() }
        if stop == .boundary && buffer.count - cursor < 24 { try ensure(24) }
        if let damagePosition, damagePosition > recordStart, damagePosition <= cursor + 4 {
            // Either the data is complete but its checksum is not, or the next member is corrupt.
            if damagedMember == fileOffset(cursor - 1) { member.note(.damagedData) }
            self.damagePosition = nil
        }
        var position = cursor
        // A crash pads what was written last with zeros.
        while position < buffer.count, ASCII.isSpace(buffer[position]) || buffer[position] == 0 {
            position += 1
        }
        if position >= buffer.count || WARCHeader.looksLikeStart(buffer, at: position) {
            return trimOverlap(&member, separator: buffer[cursor..<position])
        }
        if firstMember(after: position) > firstMember(after: cursor) { return }
        let start = cursor - member.block.count
        if cutSwallowed(&member, from: start) { return trim(&member.block) }
        if member.kind == "arc_header" || WARCHeader.isARCRecord(member) { return }
        member.note(.contentLengthWrong)
        cursor = start
        try readToNextRecord(&member, from: position, recordStart: recordStart)
    }

    /// Ends a block where the next record begins inside it, if one does.
    @discardableResult
    private mutating func cutSwallowed(_ member: inout WARCRecord, from start: Int) -> Bool {
        guard let next = WARCHeader.nextStart(in: buffer, from: start + 1),
            next < start + member.block.count
        else { return false }
        member.note(.contentLengthWrong)
        cursor = next
        member.block.removeSubrange((next - start)...)
        return true
    }

    /// Removes from a block the closing line ends that a slightly too large length included.
    private func trimOverlap(_ member: inout WARCRecord, separator: ArraySlice<UInt8>) {
        let missing = 4 - separator.count
        guard missing > 0, !WARCHeader.isARCRecord(member), !separator.elementsEqual([0x0A, 0x0A]) else {
            return
        }
        let end = member.block.suffix(missing) + separator
        guard end.elementsEqual([0x0D, 0x0A, 0x0D, 0x0A]) else { return }
        member.block.removeLast(missing)
        member.note(.contentLengthWrong)
    }

    /// Reads everything up to the next record, the member's end or the file's end as the block.
    private mutating func readToNextRecord(
        _ member: inout WARCRecord, from place: Int, recordStart: Int
    ) throws(SourceRefusal) {
        let start = cursor
        var position = max(place, start)
        var end = self.recordStart(after: start - 1)
        while end == nil {
            if let next = newestRecordStart(after: start - 1) {
                end = next
            } else if let next = WARCHeader.nextStart(in: buffer, from: position) {
                end = next
            } else if buffer.count - start > limits.blockBytes {
                end = start + limits.blockBytes
                member.note(.sizeLimit)
            } else {
                position = max(position, buffer.count - 8)
                if try pull() == .end { end = buffer.count }
            }
        }
        let stop = end ?? buffer.count
        member.block = Array(buffer[start..<stop])
        trim(&member.block)
        cursor = stop
    }
}
