internal import Files

/// Standard output for results, standard error for everything else.
package enum Console {
    /// Writes result bytes; a broken pipe ends the program quietly, as `head` expects.
    ///
    /// - Throws: `FileError` for any other failure.
    package static func write(_ bytes: [UInt8]) throws {
        do throws(FileError) {
            try FileHandle.standard(error: false).write(bytes)
        } catch {
            guard error.isBrokenPipe else { throw error }
            HostProcess.exit(ExitStatus.ok.rawValue)
        }
    }

    /// Writes a line of result.
    static func print(_ line: String) throws { try write(Array((line + "\n").utf8)) }

    /// Writes a line to standard error.
    package static func log(_ line: String) { write(error: line + "\n") }

    /// Writes to standard error; if even that is closed, the error is ignored.
    package static func write(error text: String) {
        try? FileHandle.standard(error: true).write(Array(text.utf8))
    }

    /// Whether standard error is a terminal.
    static var errorIsTerminal: Bool { FileHandle.standard(error: true).isTerminal }
    /// Whether standard output is a terminal.
    static var outputIsTerminal: Bool { FileHandle.standard(error: false).isTerminal }
}
