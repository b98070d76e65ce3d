internal import TextKit

/// A language's words around what somebody is quoted with.
struct QuoteWords: Sendable {
    /// Forms of verbs of saying.
    let verbs: Set<UInt64>
    /// Those before words that are quoted in part: "said the plan was “a disgrace”".
    let partial: Set<UInt64>
    /// Words before a speaker without a verb: "according to", "laut".
    let sources: Set<UInt64>
    /// Pronouns for a speaker who has been named.
    let pronouns: Set<UInt64>
    /// Words between a verb and somebody who is told, not who tells.
    let addressing: Set<UInt64>
    /// What "says" its words to everybody who reads it.
    let signs: Set<UInt64>

    private init(
        verbs: String, partial: String, sources: String, pronouns: String, addressing: String, signs: String
    ) {
        self.verbs = WordHash.set(verbs)
        self.partial = WordHash.set(partial)
        self.sources = WordHash.set(sources)
        self.pronouns = WordHash.set(pronouns)
        self.addressing = WordHash.set(addressing)
        self.signs = WordHash.set(signs)
    }

    /// The words of a language; nil for one without rules.
    static func of(_ language: String?) -> QuoteWords? {
        switch language {
        case "en": english
        case "de": german
        case "fr": french
        case "es": spanish
        default: nil
        }
    }

    private static let english = QuoteWords(
        verbs: """
            said says say told tells tell wrote writes added adds replied replies asked asks explained explains insisted insists \
            warned warns recalled recalls argued argues noted notes stated states declared declares announced claimed claims \
            tweeted posted joked admitted admits concluded continued countered responded responds commented remarked observed \
            suggested suggests conceded acknowledged lamented recounted stressed stresses reiterated shouted whispered cried \
            described describes called complained promised predicted testified quipped agreed
            """,
        partial: """
            said says say told tells wrote writes called described describes warned insisted argued argues claimed claims \
            stated declared admitted acknowledged denounced criticised criticized praised dismissed testified added complained
            """,
        sources: "according", pronouns: "he she they", addressing: "to at with of by against for about",
        signs:
            "sign signs banner banners poster posters label labels notice headline inscription placard plaque card message shirt"
    )

    private static let german = QuoteWords(
        verbs: """
            sagte sagt sagten sagen erklärte erklärt erklärten betonte betont teilte teilt teilten meinte meint fügte fügt schrieb \
            schreibt antwortete antwortet fragte fragt rief ruft warnte warnt klagte klagt kritisierte kritisiert berichtete \
            berichtet erzählte erzählt versicherte versichert entgegnete entgegnet erinnert erinnerte heißt hieß bestätigte \
            bestätigt forderte fordert lobte lobt äußerte räumte ergänzte ergänzt nannte nennt bezeichnete zitiert erwiderte \
            behauptete behauptet verkündete findet fand freut freute
            """,
        partial: """
            sagte sagt sagten erklärte erklärt nannte nennt bezeichnete bezeichnet teilte teilten schrieb schreibt kritisierte \
            kritisiert warnte warnt betonte betont äußerte behauptete sprach spricht lobte
            """,
        sources: "so laut", pronouns: "er sie", addressing: "zu an gegenüber mit von der dem",
        signs: "schild schilder plakat transparent aufschrift überschrift")

    private static let french = QuoteWords(
        verbs: """
            dit disent disait déclaré déclare déclarait affirmé affirme expliqué explique ajouté ajoute estimé estime regretté \
            regrette raconté raconte écrit répondu répond demandé demande lancé lance assuré assure souligné souligne précisé \
            précise indiqué indique insisté insiste rétorqué rétorque prévenu prévient confié confie rappelé rappelle souvient \
            sourit qualifié qualifie poursuit poursuivi conclut conclu noté note dénoncé dénonce déploré déplore salué salue \
            martelé martèle reconnaît reconnu soupire témoigne résume plaide avertit averti commente commenté
            """,
        partial: """
            dit déclaré affirmé estimé qualifié qualifie indiqué jugé juge dénoncé dénonce évoqué évoque assuré déploré regretté \
            reconnu écrit estime affirme promis promet
            """,
        sources: "selon d'après", pronouns: "il elle ils elles -t-il -t-elle -il -elle",
        addressing: "à au aux avec de contre pour",
        signs: "panneau panneaux banderole affiche pancarte écriteau titre")

    private static let spanish = QuoteWords(
        verbs: """
            dijo dice dijeron dicen decía afirmó afirma señaló señala explicó explica añadió añade agregó agrega declaró declara \
            aseguró asegura indicó indica sostuvo sostiene contó cuenta lamentó lamenta escribió escribe respondió responde \
            preguntó pregunta gritó advirtió advierte replicó replica recordó recuerda subrayó subraya opina opinó pidió pide \
            insistió insiste manifestó comentó comenta calificó califica destacó apuntó reconoció admitió criticó celebró \
            expresó precisó concluyó exclamó denunció denuncia
            """,
        partial: """
            dijo dice calificó califica sostuvo sostiene señaló afirmó aseguró declaró describió escribió denunció criticó \
            reconoció admitió advirtió indicó
            """,
        sources: "según", pronouns: "él ella ellos ellas", addressing: "a al con de contra para por",
        signs: "cartel carteles pancarta letrero rótulo titular")
}
