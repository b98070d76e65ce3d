import Testing

@testable import Languages

@Suite struct CodeLineTests {
    private func end(_ text: String) -> Int? { CodeLine.end(Array(text.utf8).span, from: 0) }

    @Test(arguments: [
        "import os", "import numpy as np", "from pathlib import Path", "using System;",
        "SELECT name FROM users WHERE age > 3", "DELETE FROM users WHERE id = 3",
        "INSERT INTO users VALUES (1)",
    ])
    func `imports and queries are code to the end of their line`(line: String) {
        #expect(end(line) == line.utf8.count)
        #expect(end("\(line)\nThe wall stands.") == line.utf8.count)
    }

    @Test func `a query goes on with the lines that begin with its clauses`() {
        let query = "SELECT title\nFROM articles\nORDER BY title"
        #expect(end("\(query)\nThe wall stands.") == query.utf8.count)
    }

    @Test(arguments: [
        "npm install express", "sudo apt-get update", "$ git commit", "# systemctl restart nginx", "cd build",
        "cmake ..",
        "make install", "docker compose up -d", "kubectl get pods", "pip3 install numpy",
        "tar -xzf wall.tar.gz", "go test ./...",
        "while true do echo hello done", "for file in wall bridge do cat file done", "ssh harbour uptime",
        "chmod 755 run.sh",
    ])
    func `commands of a shell are code`(line: String) {
        #expect(end(line) == line.utf8.count, "\(line)")
    }

    @Test(arguments: [
        "import prices rose again in May", "from the harbour to the hill, import of timber is not allowed",
        "SELECT COMMITTEE TELLS MINISTER", "using the wall as a shelter", "make sure that the wall stands",
        "find the harbour on the map", "go to the bridge", "cat and mouse at the harbour", "less is more",
        "tar hand om barnen",
        "git is a tool that keeps versions, and many use it.", "sed non satiata",
        "if the wall falls, then the bridge does",
        "for the harbour", "top of the wall", "man behind the wall", "kill all darlings", "npm",
        "The wall stands", "",
    ])
    func `sentences that begin with the same words are none`(line: String) {
        #expect(end(line) == nil, "\(line)")
    }

    @Test func `a line of more than 400 letters is none`() {
        #expect(end("npm install " + String(repeating: "a", count: 400)) == nil)
    }
}
