/// Lines that are typed into a shell.
///
/// Their words are those of a language, English mostly, and no text in it: `npm install express`.
enum ShellLine {
    /// Longer ones are rarely typed.
    private static let mostWords = 14
    private static let prompts: Set<String> = ["$", "#", "%", ">", "❯"]
    private static let keywords: Set<String> = ["while", "until", "for", "if"]
    private static let endsOfKeywords: Set<String> = ["do", "done", "then", "fi", "in"]

    /// Commands that are words of no language, or hardly ever begin a line of text in small letters.
    private static let commands = words(
        """
        apt-get bash bunzip2 cargo cd chgrp chmod chown cmake conda crontab curl dnf docker dpkg eslint ffmpeg flake8 fdisk
        gcc git gradle grep gunzip gzip ifconfig iptables journalctl jq kubectl ldconfig ln ls lsblk lsof mkdir modprobe mvn
        mysql mysqldump netstat nginx nmap npm npx nslookup nvm openssl pip pip3 pnpm psql pytest python python3 rmdir rsync
        rustc rustup scp sha256sum ssh ssh-keygen sudo svn swiftc sysctl systemctl terraform tmux traceroute uname unzip
        useradd usermod virtualenv wget xargs xcodebuild yum zsh zypper
        """)
    /// Commands that are words as well, so that what follows them must be what they do.
    private static let ambiguous = words(
        """
        apt brew bundle cat clang composer cp cut echo find gem go helm hg ip java kill less make man mount mv nano node pacman perl
        php poetry ps rake rm ruby screen sed service sh sort su swift tail tar top vim yarn
        """)
    private static let actions = words(
        """
        add build check checkout clean clone commit config create delete describe diff down exec fetch fmt get help
        init install list log logs merge mod new pull push rebase remove reset restart run search show start status
        stop test uninstall up update upgrade vet
        """)

    /// Whether a line is a command with what it is given.
    static func isCommand(_ line: String) -> Bool {
        var words = line.split(separator: " ").map(String.init)
        if let first = words.first, prompts.contains(first) { words.removeFirst() }
        guard let first = words.first, words.count <= mostWords, !isSentence(words) else { return false }
        if commands.contains(first) { return words.count > 1 }
        if ambiguous.contains(first) { return words.count > 1 && isArgument(words[1]) }
        return keywords.contains(first) && words.count > 2 && isLoop(words)
    }

    /// Whether a line may be a command, by its first byte.
    @inline(__always)
    static func mayBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x24, 0x23, 0x25, 0x3E, 0xE2: true
        default: false
        }
    }

    private static func isArgument(_ word: String) -> Bool {
        actions.contains(word) || word.hasPrefix("-") || word.contains("/") || word.contains(".")
    }

    private static func isLoop(_ words: [String]) -> Bool {
        words.dropFirst().contains { $0 == "do" || $0 == "then" }
            && (words.last.map(endsOfKeywords.contains) == true)
    }

    /// A sentence has a stop behind its last word, which has letters.
    private static func isSentence(_ words: [String]) -> Bool {
        guard let last = words.last, let sign = last.last else { return false }
        return words.count > 3 && ".!?,:".contains(sign) && last.first?.isLetter == true
    }

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
