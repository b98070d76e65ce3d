internal import TextKit

/// Abbreviations that keep their full stop.
enum Abbreviations {
    /// The words without the stop, as written; lower-case ones match lower case only.
    private static let words: Set<[UInt8]> = Set(
        """
        Inc Corp Co Ltd Cos Bros Jr Sr Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gov Gen Col Lt Capt Sgt Maj Brig Cpl Adm \
        Cmdr Rev Hon St Ste Mt Ft vs No Nos Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Calif Mass Conn Fla Tex Pa \
        Va Ga Ala Ariz Colo Ill Mich Minn Miss Tenn Wash Wis Md Ky La Okla Ore Neb Nev Messrs Supt Pvt Pte Plc Mme Mlle \
        Ph Sra Srta etc ca cf bzw usw Mio Mrd Nr Art Dept Univ Assn Intl Natl Gen Atty Ave Blvd Rd Hwy al Det Insp Pres
        """.split(separator: " ").map { Array($0.utf8) })

    static func contains(_ word: ArraySlice<UInt8>) -> Bool {
        word.count <= 8 && words.contains(Array(word))
    }

    /// Abbreviations before a name: a capital after them does not start a sentence.
    static let beforeName = WordHash.set(
        """
        mr. mrs. ms. dr. prof. sen. sens. rep. reps. gov. gen. col. lt. capt. sgt. maj. brig. cpl. adm. cmdr. rev. hon. \
        st. ste. mt. ft. vs. messrs. supt. no. nos. mme. mlle. sra. srta. pvt. atty. det. insp. pres. nr.
        """)
}
