/// Archives as bytes: members of gzip, zip and tar, none of them compressed.
package enum ArchiveBytes {
    private static func little(_ number: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }

    /// A member of gzip with one stored block.
    package static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(bytes.count, 2) + little(~bytes.count, 2) + bytes
            + little(checksum(bytes), 4) + little(bytes.count, 4)
    }

    /// A zip file of stored members; with `sizesBehind` as programs write it that do not know sizes before.
    package static func zip(
        _ members: [(name: String, bytes: [UInt8])], hasDirectory: Bool = true, sizesBehind: Bool = false
    ) -> [UInt8] {
        var (file, directory): ([UInt8], [UInt8]) = ([], [])
        for (name, bytes) in members {
            let sizes = little(checksum(bytes), 4) + little(bytes.count, 4) + little(bytes.count, 4)
            let flags = little(sizesBehind ? 8 : 0, 2) + [0, 0, 0, 0, 0, 0]
            let names = little(name.utf8.count, 2) + [0, 0]
            directory +=
                [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + flags + sizes + names + [UInt8](repeating: 0, count: 10)
            directory += little(file.count, 4) + Array(name.utf8)
            file +=
                [0x50, 0x4B, 3, 4, 20, 0] + flags + (sizesBehind ? [UInt8](repeating: 0, count: 12) : sizes)
            file += names + Array(name.utf8) + bytes
            if sizesBehind { file += [0x50, 0x4B, 7, 8] + sizes }
        }
        guard hasDirectory else { return file }
        let count = little(members.count, 2)
        return file + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + count + count + little(directory.count, 4)
            + little(file.count, 4) + [0, 0]
    }

    /// A tar file.
    package static func tar(_ members: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        members.flatMap { name, bytes in
            header(name, bytes.count) + bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
        } + [UInt8](repeating: 0, count: 1024)
    }

    private static func header(_ name: String, _ size: Int) -> [UInt8] {
        var header = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, _ place: Int) {
            header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
        }
        func octal(_ number: Int, _ digits: Int) -> String {
            let text = String(number, radix: 8)
            return String(repeating: "0", count: digits - text.count) + text
        }
        put(name, 0)
        put("0000644", 100)
        put(octal(size, 11), 124)
        put(octal(0, 11), 136)
        put("        ", 148)
        put("0", 156)
        put("ustar\u{0}00", 257)
        put(octal(header.reduce(0) { $0 + Int($1) }, 6), 148)
        header[154] = 0
        return header
    }
}
