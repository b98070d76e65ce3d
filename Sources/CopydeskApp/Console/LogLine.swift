internal import Files
internal import JSON
internal import RunHost
internal import TextKit

/// One line of the log on standard error.
enum LogLine {
    /// An event with its members, in either format.
    static func event(_ name: String, _ members: [(String, String)], _ format: LogFormat) -> String {
        switch format {
        case .text:
            // A name may hold whatever a file system allows, also what would begin a line of its own.
            return "copydesk: \(name) "
                + members.map { "\($0.0)=\(PrintableText.escaped($0.1))" }.joined(separator: " ")
        case .json:
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("time", RunClock.system.now())
                writer.member("event", name)
                for (key, value) in members { writer.member(key, value) }
            }
            return writer.text
        }
    }

    /// A message for people; in JSON an event of this name.
    static func message(_ text: String, _ name: String, _ format: LogFormat) -> String {
        format == .text ? "copydesk: \(text)" : event(name, [("message", text)], format)
    }

    /// Writes what a process of the run says as JSON only: lines that are none, such as a trace of its crash, become events.
    static func passOn(from file: FileHandle) {
        var rest: [UInt8] = []
        // A pipe that cannot be read has nothing more to say.
        while let piece = try? file.readAvailable(upTo: 1 << 16), !piece.isEmpty {
            rest += piece
            while let end = rest.firstIndex(of: 0x0A) {
                passOn(Array(rest[..<end]))
                rest.removeFirst(end + 1)
            }
        }
        if !rest.isEmpty { passOn(rest) }
    }

    private static func passOn(_ line: [UInt8]) {
        if line.first == UInt8(ascii: "{"), (try? JSONParser.parse(line)) != nil {
            return Console.log(String(decoding: line, as: UTF8.self))
        }
        guard line.contains(where: { $0 > 0x20 }) else { return }
        Console.log(event("output", [("message", String(decoding: line, as: UTF8.self))], .json))
    }
}
