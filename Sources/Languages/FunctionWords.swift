internal import TextKit

/// The commonest articles, pronouns, prepositions and auxiliaries of the languages written in Latin letters.
///
/// Closed classes, taken from grammars, not trained. A word of several languages counts for each of them
/// by its share, so that only words unique to a language decide.
enum FunctionWords {
    static let languages = words.map(\.language)

    /// Languages of a lower-case word, by its hash, and what it counts for each.
    static let table: [UInt64: [(language: Int, weight: Double)]] = {
        var owners: [UInt64: [Int]] = [:]
        for (index, entry) in words.enumerated() {
            for word in entry.list.split(separator: " ") {
                let hash = WordHash.of(String(word))
                if owners[hash]?.last != index { owners[hash, default: []].append(index) }
            }
        }
        return owners.mapValues { indices in indices.map { ($0, 1 / Double(indices.count)) } }
    }()

    private static let words: [(language: String, list: String)] = [
        (
            "en",
            "the of and to in is was for that on with as by at from are be this have has had it not were but his "
                + "her they their which who will would said been an or its than after about also"
        ),
        (
            "de",
            "der die das und in zu den von mit ist des sich auf für nicht ein eine im dem auch es an werden aus er "
                + "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder"
        ),
        (
            "fr",
            "le la les de des et en un une du est que pour qui dans il par sur au plus ne pas ce se avec son sa aux "
                + "sont ont mais cette ces été leur comme ou elle à l d qu n nous vous selon après"
        ),
        (
            "es",
            "el la los las de y en que un una del por con para es se su al lo no más como ha pero sus fue este esta "
                + "entre también son sobre han desde cuando ya muy según sin años"
        ),
        (
            "it",
            "il la lo le gli i di e in che un una del della dei delle per con è non si da al alla nel nella sono "
                + "ha più come anche ma sul sulla dal dalla stato ai questo questa degli ed hanno dopo"
        ),
        (
            "pt",
            "o a os as de e em que um uma do da dos das para com não no na nos nas por se é mais ao como foi pelo "
                + "pela também são mas ou sua seu está ser tem à às há após segundo"
        ),
        (
            "nl",
            "de het een en van in is dat op te zijn voor met die niet aan er om ook als bij door naar uit maar nog "
                + "wordt over was hij werd zij heeft dit worden tot deze of hebben dan wel"
        ),
        (
            "sv",
            "och i att det som en på är av för med den till inte om ett har de han var från men ut nu sig så vid "
                + "kan också ska efter eller hade när under mot upp bli vi jag"
        ),
        (
            "da",
            "og i at det som en på er af for med den til ikke om et har de han var fra men ud nu sig så ved kan "
                + "også skal efter eller havde når under mod op blive blev vi jeg være"
        ),
        (
            "nb",
            "og i at det som en på er av for med den til ikke om et har de han var fra men ut nå seg så ved kan "
                + "også skal etter eller hadde når under mot opp bli ble vi jeg være"
        ),
        (
            "fi",
            "ja on ei että se oli hän mutta ovat kun myös joka niin kuin tai sen ole mukaan jo vain jos vuoden voi "
                + "sekä hänen ne olisi ollut kanssa jälkeen sitä tämän nyt"
        ),
        (
            "pl",
            "w i na z do nie się że o to jest po od za przez dla jak jego oraz a ale był które który są ze jej przed "
                + "tym może tylko już był było będzie także"
        ),
        (
            "cs",
            "a v se na je že s z do o i to ve pro jako za by jsou ale po který které podle k od ze při byl jeho také "
                + "už bylo nebo jen až tak může kteří"
        ),
        (
            "sk",
            "a v sa na je že s z do o aj to vo pre ako za by sú ale po ktorý ktoré podľa k od zo pri bol jeho tiež "
                + "už bolo alebo len až tak môže"
        ),
        (
            "hu",
            "a az és hogy nem is egy meg de ez volt csak már mint ha vagy még el azt ki lehet amely aki szerint után "
                + "minden által pedig között"
        ),
        (
            "ro",
            "de și în a la cu nu pe din că este care o un mai pentru au fost sa se ale sau dar prin după cum ai îl "
                + "lor fi ce sunt către acest"
        ),
        (
            "tr",
            "ve bir bu da de için ile olarak çok daha olan kadar gibi sonra en ise olduğu ancak değil her var o ne "
                + "ya mi göre tarafından yeni oldu"
        ),
        (
            "id",
            "yang dan di dari untuk dengan pada ini itu tidak dalam akan ke adalah telah oleh juga sebagai karena "
                + "ia mereka kata bisa ada saat atau setelah lebih"
        ),
        (
            "ca",
            "el la els les de i en que un una del per amb és al no més com ha però també són sobre dels han des seva "
                + "seu aquest aquesta entre molt quan segons"
        ),
        (
            "hr",
            "i u je na da se za od su o s kako iz ne što to koji koja koje bi će ali kao po nije do sam može bio je "
                + "prema također nakon zbog"
        ),
        (
            "sl",
            "in v je na da se za so z pa o ki po bi tudi kot s ne do iz pri še od bo ali le ni bil že kar kako"
        ),
        (
            "et",
            "ja on ei et see oli ta kui mis aga ka või ning oma tema mida kes pärast ole juba nii siis seda üle"
        ),
        (
            "lv",
            "un ir ka no par uz ar kas bet vai arī tā pie to nav kā bija pēc tika lai tas savu viņš"
        ),
        (
            "lt",
            "ir kad į yra iš su tai bet kaip buvo ne apie nuo dėl jo taip per bei šis jau tik po kuris"
        ),
        (
            "sq",
            "dhe në të e i për një me se nga që është ka u nuk si por më janë ishte tij kjo duke ky"
        ),
        (
            "af",
            "die en van in is het dat nie te vir op met sy om aan hy ook was as by deur wat uit sal kan word hulle"
        ),
        (
            "sw",
            "ya na wa kwa ni katika za la cha kuwa hii hiyo kutoka baada huo alisema watu yake lakini pia"
        ),
        (
            "tl", "ang ng sa na mga at ay ni si kay para hindi ito niya siya kung may isang mula nang din"
        ),
    ]
}
