import Foundation

/// How often a test tries what is drawn by lot: enough for every run of the tests, or as often as somebody asks.
package enum TestEffort {
    /// Runs that are killed: 20, or `COPYDESK_KILLS`, which scripts/check-all sets; a part of them where each takes longer.
    package static func kills(oneIn part: Int = 1) -> Int { (number("COPYDESK_KILLS") ?? 20) / part }

    /// Inboxes that a generator makes: so many, or `COPYDESK_SEEDS`, which scripts/check-all sets.
    package static func seeds(_ usual: Int) -> Range<UInt64> {
        0..<UInt64(number("COPYDESK_SEEDS") ?? usual)
    }

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }
}
