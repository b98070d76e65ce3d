internal import TextKit

/// Which scripts a language is written in, where the table does not have it in all of them.
enum LanguageScripts {
    /// Languages that the table lacks, by script; all others are written in Latin letters.
    private static let unknown = scripts([
        "Cyrl":
            "ab ady av bua ce cu cv kbd krc kum kv lbe lez mdf mhr mrj myv rue sah tyv udm xal inh alt nog kjh",
        "Deva": "awa bh bho brx doi hif hne mag mai mwr new raj rajasthani bgc kfy pi",
        "Arab": "azb bal bgn bqi brh glk ks lrc luri mzn pnb prs skr arz ary acm apc",
        "Beng": "bpy ctg rkt syl", "Tfng": "zgh", "Olck": "sat", "Ethi": "gez tig byn",
        "Hani": "wuu gan hak lzh",
        "Hebr": "lad hbo", "Mymr": "mnw shn kar blk rki", "Geor": "xmf sva lzz",
    ])

    /// Scripts in which some write a language that the table has in another one.
    private static let further = scripts([
        "Latn": "kk ky tt ug tg sd lad", "Cyrl": "az bs ku tk ro ug crh",
        "Arab": "az kk ku ms pa ha uz ky tk",
        "Deva": "sd ks", "Mong": "mn", "Hebr": "ku",
    ])

    private static func scripts(_ languages: [String: String]) -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for (script, codes) in languages {
            for code in codes.split(separator: " ") { result[String(code), default: []].insert(script) }
        }
        return result
    }

    /// Whether a language that the table does not tell in a script may well be written in it.
    static func mayBe(_ language: String, in script: String, isInTable: Bool) -> Bool {
        let code = LanguageTag.primary(language)
        if isInTable { return further[code]?.contains(script) == true }
        return (unknown[code] ?? ["Latn"]).contains(script)
    }

    /// Scripts of one alphabet, in which a text has all its letters.
    private static let alphabets: Set<String> = [
        "Latn", "Cyrl", "Arab", "Deva", "Beng", "Hebr", "Grek", "Armn", "Geor", "Guru", "Thaa", "Ethi",
        "Mong", "Tfng",
    ]

    /// The script that a tag names, if a text's letters can contradict it.
    static func stated(_ tag: String) -> String? {
        tag.split(separator: "-").dropFirst().map(String.init).first(where: alphabets.contains)
    }
}
