/// All problems of a configuration; no input has been read when it is thrown.
package struct ConfigurationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Name of the file as given by the user; nil where no file is to blame.
    package var file: String?
    package var problems: [ConfigurationProblem]
    /// Whether the machine failed to read it or a resource, without a known problem in either.
    package var isEnvironmental = false

    package init(file: String?, problems: [ConfigurationProblem], isEnvironmental: Bool = false) {
        self.file = file
        self.problems = problems
        self.isEnvironmental = isEnvironmental
    }

    package var description: String {
        problems.map { problem in
            let place = [file, problem.path.isEmpty ? nil : problem.path].compactMap(\.self)
            return (place + [problem.message]).joined(separator: ": ")
        }.joined(separator: "\n")
    }
}

/// One problem of a configuration.
package struct ConfigurationProblem: Sendable, Equatable {
    /// Its place in the JSON, such as `stages[2].options.minimumWords`; empty for the whole file.
    package var path: String
    package var message: String

    package init(path: String, message: String) {
        self.path = path
        self.message = message
    }
}
