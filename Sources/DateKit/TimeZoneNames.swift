/// Names of time zones in datelines and feeds, with their offset from UTC.
package enum TimeZoneNames {
    /// Minutes east of UTC on a date, or nil for an unknown name; `name` is in lower case.
    package static func offset(of name: String, on date: Timestamp) -> Int? {
        if let fixed = fixed[name] { return fixed }
        guard let (standard, rule) = ruled[name] else { return nil }
        return standard + (rule.isSummer(date) ? 60 : 0)
    }

    /// Abbreviations with one meaning in news; where several exist, the one news feeds use.
    private static let fixed: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "mez": 60,
        "cest": 120,
        "mesz": 120, "mest": 120, "met": 60, "eet": 120, "eest": 180, "msk": 180, "trt": 180, "sast": 120,
        "cat": 120,
        "eat": 180, "wat": 60, "gst": 240, "pkt": 300, "ist": 330, "npt": 345, "ict": 420, "wib": 420,
        "wita": 480,
        "wit": 540, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480, "awst": 480, "kst": 540, "jst": 540,
        "acst": 570,
        "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240,
        "cst": -360,
        "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480,
        "hst": -600,
        "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "brt": -180, "art": -180, "clt": -240,
        "pet": -300,
    ]

    private static let ruled: [String: (Int, SummerTime)] = [
        "et": (-300, .northAmerica), "ct": (-360, .northAmerica), "mt": (-420, .northAmerica),
        "pt": (-480, .northAmerica), "america/new_york": (-300, .northAmerica),
        "us/eastern": (-300, .northAmerica),
        "america/toronto": (-300, .northAmerica), "america/detroit": (-300, .northAmerica),
        "america/chicago": (-360, .northAmerica), "us/central": (-360, .northAmerica),
        "america/denver": (-420, .northAmerica), "us/mountain": (-420, .northAmerica),
        "america/los_angeles": (-480, .northAmerica), "us/pacific": (-480, .northAmerica),
        "america/vancouver": (-480, .northAmerica), "america/halifax": (-240, .northAmerica),
        "america/phoenix": (-420, .none), "america/sao_paulo": (-180, .none), "america/bogota": (-300, .none),
        "america/argentina/buenos_aires": (-180, .none), "america/lima": (-300, .none),
        "america/mexico_city": (-360, .none), "europe/london": (0, .europe), "europe/dublin": (0, .europe),
        "europe/lisbon": (0, .europe), "europe/paris": (60, .europe), "europe/berlin": (60, .europe),
        "europe/brussels": (60, .europe), "europe/amsterdam": (60, .europe), "europe/madrid": (60, .europe),
        "europe/rome": (60, .europe), "europe/vienna": (60, .europe), "europe/zurich": (60, .europe),
        "europe/stockholm": (60, .europe), "europe/oslo": (60, .europe), "europe/copenhagen": (60, .europe),
        "europe/warsaw": (60, .europe), "europe/prague": (60, .europe), "europe/budapest": (60, .europe),
        "europe/belgrade": (60, .europe), "europe/zagreb": (60, .europe), "europe/luxembourg": (60, .europe),
        "europe/athens": (120, .europe), "europe/bucharest": (120, .europe), "europe/sofia": (120, .europe),
        "europe/helsinki": (120, .europe), "europe/kiev": (120, .europe), "europe/kyiv": (120, .europe),
        "europe/vilnius": (120, .europe), "europe/riga": (120, .europe), "europe/tallinn": (120, .europe),
        "europe/istanbul": (180, .none), "europe/moscow": (180, .none), "asia/dubai": (240, .none),
        "asia/kolkata": (330, .none), "asia/calcutta": (330, .none), "asia/jakarta": (420, .none),
        "asia/bangkok": (420, .none), "asia/shanghai": (480, .none), "asia/hong_kong": (480, .none),
        "asia/singapore": (480, .none), "asia/manila": (480, .none), "asia/taipei": (480, .none),
        "asia/tokyo": (540, .none), "asia/seoul": (540, .none), "australia/sydney": (600, .australia),
        "australia/melbourne": (600, .australia), "australia/brisbane": (600, .none),
        "australia/adelaide": (570, .australia), "australia/perth": (480, .none),
        "pacific/auckland": (720, .newZealand), "africa/johannesburg": (120, .none),
        "africa/lagos": (60, .none),
        "africa/nairobi": (180, .none), "africa/cairo": (120, .none), "etc/utc": (0, .none),
    ]

    /// When clocks are put forward; the rules in force since 2007.
    private enum SummerTime {
        case none, europe, northAmerica, australia, newZealand

        func isSummer(_ date: Timestamp) -> Bool {
            switch self {
            case .none: false
            case .europe: date >= sunday(.last, of: 3, date) && date < sunday(.last, of: 10, date)
            case .northAmerica: date >= sunday(.nth(2), of: 3, date) && date < sunday(.nth(1), of: 11, date)
            case .australia: date < sunday(.nth(1), of: 4, date) || date >= sunday(.nth(1), of: 10, date)
            case .newZealand: date < sunday(.nth(1), of: 4, date) || date >= sunday(.last, of: 9, date)
            }
        }

        private enum Which { case nth(Int), last }

        /// Hours since 1970 of a Sunday at two o'clock, to compare a timestamp with.
        private func sunday(_ which: Which, of month: Int, _ date: Timestamp) -> Int {
            switch which {
            case .nth(let count):
                guard let first = Timestamp(year: date.year, month: month) else { return 0 }
                return (first.dayNumber + (6 - first.weekday) + 7 * (count - 1)) * 24 + 2
            case .last:
                let length = CalendarDay.daysInMonth(month, of: date.year)
                guard let last = Timestamp(year: date.year, month: month, day: length) else { return 0 }
                return (last.dayNumber - (last.weekday + 1) % 7) * 24 + 2
            }
        }
    }
}

/// Compares a local time with an hour count since 1970.
private func < (date: Timestamp, hours: Int) -> Bool { date.dayNumber * 24 + date.hour < hours }
private func >= (date: Timestamp, hours: Int) -> Bool { !(date < hours) }
