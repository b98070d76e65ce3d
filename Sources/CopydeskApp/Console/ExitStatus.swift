internal import ArgumentParser
internal import DatasetIO
internal import Files
internal import PipelineKit
internal import RunHost
internal import TextKit

/// Exit codes after sysexits.h, so that a wrapper knows what to do.
enum ExitStatus: Int32 {
    case ok = 0
    /// Documents in quarantine with `--strict`, or more than `limits.quarantineRatio`; rows that are not what they should be.
    case dataError = 65
    case noInput = 66
    /// The run crashes and no document explains it: a bug of the program.
    case software = 70
    /// No process can be started.
    case systemError = 71
    case cannotCreate = 73
    case inputOutput = 74
    /// Another run holds the dataset; try again later.
    case temporaryFailure = 75
    case configuration = 78
    case interrupted = 130
    case terminated = 143

    var code: ExitCode { ExitCode(rawValue) }

    /// The status of a run stopped by the last signal.
    static var stopped: ExitStatus { StopSignal.last == .terminate ? .terminated : .interrupted }

    /// The message and status for an error that ends a command; nothing that it quotes can begin a line of its own.
    static func describe(_ error: any Error) -> (message: String, status: ExitStatus) {
        let (message, status) = told(error)
        // One line for each problem of a configuration, none of which quotes a name that a disk has given.
        let lines = error is ConfigurationError ? message.split(separator: "\n").map(String.init) : [message]
        return (lines.map(PrintableText.escaped).joined(separator: "\n"), status)
    }

    private static func told(_ error: any Error) -> (message: String, status: ExitStatus) {
        switch error {
        case let error as ConfigurationError:
            (error.description, error.isEnvironmental ? .inputOutput : .configuration)
        case let error as ResourceError:
            ("\(error.path): \(error.message)", error.isEnvironmental ? .inputOutput : .configuration)
        case let error as SourceError: (error.message, .noInput)
        case let error as MalformedInput: (error.message, .dataError)
        case let error as OutputError:
            (error.message, status(of: error.kind))
        case let error as FileError: (error.description, status(of: error))
        case let error as RunRefused:
            (error.message, error.cause == .documents ? .dataError : .inputOutput)
        case let error as RunLock.Held:
            (
                "another run is in progress on the dataset (\(error.holder), lock \(error.path))",
                .temporaryFailure
            )
        case is CancellationError:
            ("stopped; nothing was published; the next run resumes from what is finished", .stopped)
        default: ("\(error)", .inputOutput)
        }
    }

    private static func status(of kind: OutputError.Kind) -> ExitStatus {
        switch kind {
        case .cannotCreate: .cannotCreate
        case .failed: .inputOutput
        case .damaged: .dataError
        }
    }

    private static func status(of error: FileError) -> ExitStatus {
        guard !error.isEnvironmental else { return .inputOutput }
        return switch error.operation.kind {
        case .finding: .noInput
        case .transferring: .inputOutput
        case .changing: .cannotCreate
        }
    }
}
