internal import ArgumentParser

/// The command line.
package enum CopydeskCommand {
    /// Runs the command that the process arguments name.
    package static func main() async {
        Console.ignoreBrokenPipes()
        for problem in AppRegistry.problems { Console.log("copydesk: \(problem)") }
        guard AppRegistry.problems.isEmpty else { Root.exit(withError: ExitStatus.configuration.code) }
        Supervision.begin()
        await Root.main()
    }

    /// The program's version, in the manifest of every run.
    package static let version = "0.1.0"
}

extension AsyncParsableCommand {
    /// Runs a command's body; an error becomes one message and the exit code of its class.
    package func reporting(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let code as ExitCode {
            throw code
        } catch {
            let (message, status) = ExitStatus.describe(error)
            if status != .ok { Console.log("copydesk: \(message)") }
            throw status.code
        }
    }
}
