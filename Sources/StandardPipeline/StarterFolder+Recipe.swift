extension StarterFolder {
    /// What a configuration is for; each differs from the first where its documents do.
    package enum Recipe: String, CaseIterable, Sendable {
        case nightly, corpus, ccNews = "cc-news", newsletters, scrape

        var summary: String {
            switch self {
            case .nightly: "An inbox that is read every night: only what is new, by `copydesk run` in cron."
            case .corpus:
                "A corpus that is read once: large parts, compressed, and it goes on where it was stopped."
            case .ccNews:
                "Archives of a crawl, such as those of CC-NEWS: WARC files as they are, not unpacked."
            case .newsletters: "Newsletters and other mail: mbox files, Maildir folders, single messages."
            case .scrape: "JSON, JSON Lines or CSV of a scraper, whose fields are found by their usual names."
            }
        }

        var source: String {
            let path = "\"path\": \"inbox\""
            switch self {
            case .nightly, .corpus, .newsletters: return path
            case .ccNews: return path + ", \"include\": [\"**/*.{warc,warc.gz,warc.zst,wacz}\"]"
            case .scrape: return path + ", \"include\": [\"**/*.{json,jsonl,ndjson,jl,csv,tsv}{,.gz,.zst}\"]"
            }
        }

        var fetch: String {
            switch self {
            case .nightly, .corpus: ", \"options\": { \"sitemaps\": \"join\" }"
            // A scraper that found no text writes its description; that is no article.
            case .scrape: ", \"options\": { \"summaryOnly\": \"drop\" }"
            case .ccNews, .newsletters: ""
            }
        }

        var dedupe: String {
            // Issues of one newsletter share much that is new in each.
            self == .newsletters ? ", \"options\": { \"acrossSources\": true }" : ""
        }

        var sinks: String {
            switch self {
            case .corpus, .ccNews: "{ \"sink\": \"jsonl\", \"options\": { \"compression\": \"zstd\" } }"
            case .nightly, .newsletters, .scrape: "{ \"sink\": \"jsonl\" }, { \"sink\": \"csv\" }"
            }
        }
    }
}
