internal import ArgumentParser

/// The command line.
package enum CopydeskCommand {
    /// Runs the command that the process arguments name.
    package static func main() async {}
}
