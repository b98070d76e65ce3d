internal import DateKit
internal import Markup

/// How podcasts write durations: seconds, or hours, minutes and seconds with colons.
enum PodcastDuration {
    static func seconds(_ text: String?) -> Int? {
        guard let text, !text.isEmpty else { return nil }
        var total = 0
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            let digits = part.split(separator: ".").first ?? ""
            guard let value = Int(digits), value >= 0, value < 10_000_000, total < 10_000_000 else {
                return nil
            }
            total = total * 60 + value
        }
        return total
    }
}
