internal import Files
internal import TextKit

/// The user's names, lists and block-lists, compiled into a separate automaton.
struct UserNames: Sendable {
    private let gazetteer: Gazetteer
    /// The type of each entry, by its number.
    private let types: [EntityType]
    private let hasExactNames: Bool
    /// SHA-256 of each file that was read, by the path in the options.
    let digests: [String: String]

    /// A mention of one of the user's names.
    struct Mention {
        var span: EntitySpan
        var identifier: EntityIdentifier
    }

    /// Further problems of a file are only counted.
    private static let maximumProblems = 20

    /// Reads the files and compiles everything.
    ///
    /// - Parameters:
    ///   - options: those of the configuration.
    ///   - folder: where relative paths start.
    /// - Throws: `ResourceError` with all problems of all files.
    init(_ options: EntityTaggerOptions, folder: String = "") throws(ResourceError) {
        var (problems, digests): ([ResourceError], [String: String]) = ([], [:])
        var (states, names, hasExact) = (0, 0, false)
        for row in Self.inline(options) {
            states += Self.states(row)
            hasExact = hasExact || row.caseRule == .exact
        }
        states += options.blocked.reduce(0) { $0 + GazetteerBuilder.states(of: Array($1.utf8)[...]) }
        for file in options.nameFiles {
            digests[file.path] = Self.read(file, folder, &problems) { row in
                states += Self.states(row)
                names += row.names.count
                hasExact = hasExact || row.caseRule == .exact
            }
        }
        for path in options.blockedFiles {
            digests[path] = Self.readBlocked(path, folder, &problems) {
                states += GazetteerBuilder.states(of: $0)
            }
        }
        if var first = problems.first {
            first.others = Array(problems.dropFirst())
            throw first
        }
        self.digests = digests
        hasExactNames = hasExact
        (gazetteer, types) = Self.compile(options, folder, states: states, names: names)
    }

    /// Names that need no file.
    init(inline options: EntityTaggerOptions) {
        var states = options.blocked.reduce(0) { $0 + GazetteerBuilder.states(of: Array($1.utf8)[...]) }
        for row in Self.inline(options) { states += Self.states(row) }
        var alone = options
        (alone.nameFiles, alone.blockedFiles) = ([], [])
        (gazetteer, types) = Self.compile(alone, "", states: states)
        hasExactNames = options.names.contains { $0.caseRule == .exact }
        digests = [:]
    }

    // MARK: Compiling

    private static func compile(
        _ options: EntityTaggerOptions, _ folder: String, states: Int, names: Int = 0
    ) -> (Gazetteer, types: [EntityType]) {
        var builder = GazetteerBuilder(states: states, names: names)
        var types: [EntityType] = []
        func add(_ row: UserNameRow) {
            types.append(row.type)
            Self.add(row, to: &builder)
        }
        for row in inline(options) { add(row) }
        for name in options.blocked { builder.add(Array(name.utf8)[...], kind: [.blocked]) }
        // Problems of a file were reported when it was read the first time.
        var ignored: [ResourceError] = []
        for file in options.nameFiles { _ = read(file, folder, &ignored) { add($0) } }
        for path in options.blockedFiles {
            _ = readBlocked(path, folder, &ignored) { builder.add($0, kind: [.blocked]) }
        }
        return (builder.gazetteer(), types)
    }

    private static func inline(_ options: EntityTaggerOptions) -> [UserNameRow] {
        options.names.map { name in
            UserNameRow(
                name: Array(name.name.utf8), type: name.type, id: Array((name.id ?? "").utf8),
                aliases: name.aliases.map { Array($0.utf8) }, caseRule: name.caseRule)
        }
    }

    private static func states(_ row: UserNameRow) -> Int {
        row.names.reduce(0) { $0 + GazetteerBuilder.states(of: $1[...]) }
    }

    private static func add(_ row: UserNameRow, to builder: inout GazetteerBuilder) {
        let entry = builder.register(Gazetteer.Entry(identifier: builder.identifier(row.id[...])))
        for name in row.names {
            let isCapital =
                row.caseRule == .capital && Tokenizer.tokens(of: name).first?.isCapitalised ?? false
            builder.add(
                name[...], kind: isCapital ? [.custom, .capitalOnly] : [.custom], entry: entry,
                exact: row.caseRule == .exact)
        }
    }

    // MARK: Files

    private static func path(_ path: String, _ folder: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    }

    /// Calls `visit` with every name of a file; returns the digest.
    private static func read(
        _ file: EntityTaggerOptions.NameFile, _ folder: String, _ problems: inout [ResourceError],
        _ visit: (UserNameRow) -> Void
    ) -> String? {
        guard var reader = UserNameReader(file) else {
            problems.append(.outside(file.path, "must end in .csv, .tsv, .jsonl or .ndjson"))
            return nil
        }
        return lines(file.path, folder, &problems) {
            (line: ArraySlice<UInt8>) throws(UserNameReader.Problem) in
            if let row = try reader.row(line) { visit(row) }
        }
    }

    private static func readBlocked(
        _ path: String, _ folder: String, _ problems: inout [ResourceError],
        _ visit: (ArraySlice<UInt8>) -> Void
    ) -> String? {
        lines(path, folder, &problems) { (line: ArraySlice<UInt8>) throws(UserNameReader.Problem) in
            let name = line.last == 0x0D ? line.dropLast() : line
            if let first = name.first, first != 0x23 { visit(name) }
        }
    }

    private static func lines(
        _ path: String, _ folder: String, _ problems: inout [ResourceError],
        _ visit: (ArraySlice<UInt8>) throws(UserNameReader.Problem) -> Void
    ) -> String? {
        var digest = ContentDigest()
        var found = 0
        do throws(FileError) {
            var reader = LineReader(try FileSystem.openToRead(Array(Self.path(path, folder).utf8)))
            var number = 0
            while let line = try reader.next() {
                number += 1
                digest.update(Array(line) + [0x0A])
                do throws(UserNameReader.Problem) {
                    try visit(line)
                } catch {
                    found += 1
                    guard found <= maximumProblems else { continue }
                    problems.append(.outside(path, "line \(number): \(error.message)"))
                }
            }
        } catch {
            problems.append(ResourceError(error, path: path, isUserFile: true))
        }
        if found > maximumProblems {
            problems.append(.outside(path, "and \(found - maximumProblems) more lines with problems"))
        }
        return digest.hexadecimal()
    }

    // MARK: Look-up

    var isEmpty: Bool { gazetteer.isEmpty }

    /// The user's names in a text, leftmost longest, none overlapping.
    func mentions(_ tokens: [Token]) -> [Mention] {
        guard !isEmpty else { return [] }
        var mentions: [Mention] = []
        var index = 0
        while index < tokens.count {
            guard let mention = mention(tokens, at: index) else {
                index += 1
                continue
            }
            mentions.append(mention)
            index = mention.span.upper
        }
        return mentions
    }

    private func mention(_ tokens: [Token], at index: Int) -> Mention? {
        var best = gazetteer.longestMatch(tokens, at: index, limit: tokens.count)
        if hasExactNames,
            let exact = gazetteer.longestMatch(tokens, at: index, limit: tokens.count, exact: true),
            exact.end >= best?.end ?? 0
        {
            best = exact
        }
        guard let best, best.classes.contains(.custom) else { return nil }
        let candidate = gazetteer.candidates(best).first {
            $0.kind.contains(.custom) && (!$0.kind.contains(.capitalOnly) || tokens[index].isCapitalised)
        }
        guard let candidate else { return nil }
        return Mention(
            span: EntitySpan(
                lower: index, upper: best.end, type: types[candidate.number], confidence: 1),
            identifier: candidate.identifier)
    }

    /// Whether the user has blocked these words.
    func blocks(_ tokens: [Token], _ range: Range<Int>) -> Bool {
        gazetteer.match(tokens, range)?.classes.contains(.blocked) ?? false
    }

    /// An identifier as the dataset writes it.
    func text(_ identifier: EntityIdentifier) -> String? { identifier.text(in: gazetteer) }
}

extension ResourceError {
    /// An error about a file that the configuration names.
    fileprivate static func outside(_ path: String, _ message: String) -> ResourceError {
        ResourceError(path: path, message: message, isUserFile: true)
    }
}
