internal import GRDB

/// The tables of the catalog and how each version of them came from the one before.
enum CatalogSchema {
    /// Every migration in order; one that has been released is never edited.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            for statement in version1 { try database.execute(sql: statement) }
        }
        migrator.registerMigration("2") { database in
            for statement in version2 { try database.execute(sql: statement) }
        }
        migrator.registerMigration("3") { database in
            for statement in version3 { try database.execute(sql: statement) }
        }
        migrator.registerMigration("4") { database in
            for statement in version4 { try database.execute(sql: statement) }
        }
        // Only now, when the pages have checksums: until then the mark would be taken for a promise.
        migrator.registerMigration("5") { try $0.execute(sql: CheckedPages.mark) }
        return migrator
    }

    /// Tables whose rows belong to a run and stay known when it is merged or pruned.
    static let tablesOfRuns = ["article_keys", "article_statements", "article_likenesses", "listed"]

    /// Rows of a run are written while it works and count only once its row in `runs` says `published`.
    private static let version1 = [
        """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL CHECK (state IN ('writing', 'prepared', 'published')),
            replaces_all INTEGER NOT NULL,
            generation TEXT NOT NULL,
            plan_digest TEXT NOT NULL,
            manifest_digest TEXT NOT NULL DEFAULT '',
            listing TEXT NOT NULL DEFAULT '',
            finished TEXT NOT NULL DEFAULT '',
            documents INTEGER NOT NULL DEFAULT 0,
            articles INTEGER NOT NULL DEFAULT 0,
            duplicates INTEGER NOT NULL DEFAULT 0,
            quarantined INTEGER NOT NULL DEFAULT 0
        )
        """,
        """
        CREATE TABLE inputs (
            path TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            read_to INTEGER NOT NULL,
            is_doubtful INTEGER NOT NULL,
            is_removed INTEGER NOT NULL DEFAULT 0
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE new_inputs (
            path TEXT PRIMARY KEY,
            bytes INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            read_to INTEGER NOT NULL,
            is_doubtful INTEGER NOT NULL
        ) WITHOUT ROWID
        """,
        "CREATE TABLE removed_inputs (path TEXT PRIMARY KEY) WITHOUT ROWID",
        """
        CREATE TABLE records (
            id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            run INTEGER NOT NULL REFERENCES runs (number),
            url TEXT,
            text_digest TEXT NOT NULL,
            cluster TEXT NOT NULL
        )
        """,
        "CREATE INDEX records_by_id ON records (id)",
        "CREATE INDEX records_by_run ON records (run)",
        "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    ]

    /// By what a published article is found again, and what is compared then; the kind of each run.
    private static let version2 = [
        """
        CREATE TABLE article_keys (
            key INTEGER NOT NULL,
            id TEXT NOT NULL,
            run INTEGER NOT NULL,
            PRIMARY KEY (key, id, run)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX article_keys_by_run ON article_keys (run)",
        "ALTER TABLE records ADD COLUMN likeness BLOB",
        "ALTER TABLE records ADD COLUMN document TEXT",
        "ALTER TABLE records ADD COLUMN is_withdrawn INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE runs ADD COLUMN kind TEXT NOT NULL DEFAULT 'run'",
    ]

    /// What documents state of an article beside its text, what is compared besides its newest text, and what earlier
    /// runs have listed as duplicates and in quarantine.
    private static let version3 = [
        """
        CREATE TABLE article_statements (
            id TEXT NOT NULL,
            voice INTEGER NOT NULL,
            facts INTEGER NOT NULL,
            page INTEGER NOT NULL,
            run INTEGER NOT NULL,
            PRIMARY KEY (id, voice, facts, page, run)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE article_likenesses (
            id TEXT NOT NULL,
            text INTEGER NOT NULL,
            run INTEGER NOT NULL,
            likeness BLOB NOT NULL,
            PRIMARY KEY (id, text, run)
        ) WITHOUT ROWID
        """,
        "CREATE TABLE listed (key INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (key, run)) WITHOUT ROWID",
        "CREATE INDEX article_statements_by_run ON article_statements (run)",
        "CREATE INDEX article_likenesses_by_run ON article_likenesses (run)",
        "CREATE INDEX listed_by_run ON listed (run)",
        "ALTER TABLE records ADD COLUMN voice INTEGER",
        "ALTER TABLE records ADD COLUMN facts INTEGER",
    ]

    /// Names for what a run replaces, and null for what is not known of an input; both were numbers before.
    private static let version4 =
        [
            "ALTER TABLE runs ADD COLUMN scope TEXT NOT NULL DEFAULT 'changes'",
            """
            UPDATE runs SET scope = CASE replaces_all
                WHEN 1 THEN 'everything' WHEN 2 THEN 'snapshot' WHEN 3 THEN 'upgrade' ELSE 'changes' END
            """,
            "ALTER TABLE runs DROP COLUMN replaces_all",
        ] + inputs("inputs", more: "is_removed", "is_removed INTEGER NOT NULL DEFAULT 0")
        + inputs("new_inputs")

    /// Makes a table of inputs anew with the rows that it has.
    private static func inputs(_ table: String, more name: String? = nil, _ column: String? = nil) -> [String]
    {
        let rest = name.map { ", \($0)" } ?? ""
        return [
            """
            CREATE TABLE \(table)_4 (
                path TEXT PRIMARY KEY,
                bytes INTEGER NOT NULL,
                modified INTEGER,
                fingerprint TEXT NOT NULL,
                read_to INTEGER,
                is_unverified INTEGER NOT NULL\(column.map { ",\n    \($0)" } ?? "")
            ) WITHOUT ROWID
            """,
            """
            INSERT INTO \(table)_4 (path, bytes, modified, fingerprint, read_to, is_unverified\(rest))
            SELECT path, bytes, nullif(modified, 0), sha256, nullif(read_to, 0), is_doubtful\(rest) FROM \(table)
            """,
            "DROP TABLE \(table)", "ALTER TABLE \(table)_4 RENAME TO \(table)",
        ]
    }
}
