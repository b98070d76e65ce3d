internal import TextKit

/// Months and weekdays of the languages with rules, by the hash of the lower-case word.
enum DateWords {
    private static func table(_ rows: [String]) -> [UInt64: Int] {
        var table: [UInt64: Int] = [:]
        for (index, row) in rows.enumerated() {
            for word in row.split(separator: " ") { table[WordHash.of(String(word))] = index }
        }
        return table
    }

    /// The month of a word, 1 to 12.
    ///
    /// A choice from `MonthNames`, which also has "set", "out", "ago" and others that are words of running English.
    static let months: [UInt64: Int] = {
        var months: [UInt64: Int] = [:]
        for word in monthWords.split(separator: " ") {
            // The tokenizer leaves the full stop of an abbreviation with it.
            let name = word.last == "." ? word.dropLast() : word
            months[WordHash.of(String(word))] = MonthNames.month(of: String(name), language: nil)
        }
        return months
    }()

    private static let monthWords = """
        january jan. jan januar jänner januari janvier janeiro enero gennaio \
        february feb. feb februar februari février fevereiro febrero febbraio \
        march mar. mar märz maart mars março marzo april apr. apr avril abril aprile \
        may mai mei maio mayo maggio june jun. jun juni juin junho junio giugno \
        july jul. jul juli juillet julho julio luglio august aug. aug augustus août agosto \
        september sept. sep. sept sep septembre setembro septiembre setiembre settembre \
        october oct. oct oktober octobre outubro octubre ottobre november nov. nov novembre novembro noviembre \
        december dec. dec dezember décembre dezembro diciembre dicembre
        """

    /// 0 for Monday to 6 for Sunday.
    static let weekdays = table([
        "monday montag lundi lunes lunedì segunda-feira maandag",
        "tuesday dienstag mardi martes martedì dinsdag",
        "wednesday mittwoch mercredi miércoles mercoledì woensdag",
        "thursday donnerstag jeudi jueves giovedì donderdag",
        "friday freitag vendredi viernes venerdì vrijdag", "saturday samstag samedi sábado sabato zaterdag",
        "sunday sonntag dimanche domingo domenica zondag",
    ])

    /// Months that are also words; by themselves they need one of `beforeMonth` before them.
    static let ambiguous = WordHash.set("may march mars mai mar jan sep dec")
    static let beforeMonth = WordHash.set(
        """
        in since last of by until till early late mid next this from to and between during before after through mid- \
        for on en de em im seit ab a à al del dal
        """)
    static let of = WordHash.set("of de del")
    static let to = WordHash.set("to - – —")
    static let dash = WordHash.set("- – —")
    static let next = WordHash.set("next coming nächsten prochain próximo prossimo")
    static let ordinals: Set<[UInt8]> = Set("st nd rd th er º".split(separator: " ").map { Array($0.utf8) })
    static let slash = WordHash.of("/")
    static let may = WordHash.of("may")
}
