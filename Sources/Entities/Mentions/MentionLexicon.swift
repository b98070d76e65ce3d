internal import TextKit

/// Word lists of the passes over an article's mentions, as hashes of lower-case tokens; English only.
enum MentionLexicon {
    /// Illnesses, feasts and events by a word of their own: capitalised, and never a person, a place or a firm.
    static let unnamed = WordHash.set(
        """
        covid coronavirus ebola zika hiv aids sars mers mpox monkeypox omicron dengue chikungunya listeria salmonella \
        legionella norovirus influenza malaria measles cholera typhoid tuberculosis anthrax polio hepatitis meningitis \
        diabetes dementia cancer autism adhd ptsd rabies leprosy scabies alzheimer alzheimer's parkinson's crohn's \
        tourette's asperger's brexit grexit ramadan eid diwali hanukkah passover christmas easter thanksgiving halloween \
        lent advent pentecost epiphany yom kippur purim holi nowruz vesak new-year's holocaust watergate renaissance \
        enlightenment monday tuesday wednesday thursday friday saturday sunday january february september october \
        november december
        """)

    /// Illnesses that are called by a person: the name before "disease" is no person.
    static let illnesses = WordHash.set("disease syndrome virus fever flu disorder dementia")

    /// Nouns that end a firm's name and are no surnames.
    static let companyWords = WordHash.set(
        """
        inc inc. corp corp. corporation company co. ltd ltd. limited llc plc group holdings holding industries partners \
        enterprises technologies systems solutions pharmaceuticals airlines airways motors electronics securities \
        investments foods bakeries bakery brewery breweries logistics shipping freight textiles chemicals robotics \
        aerospace biotech therapeutics biosciences pharma hotels properties realty ventures consulting fisheries dairies \
        dairy creamery vineyards winery distillery distillers outfitters apparel footwear semiconductor semiconductors \
        instruments diagnostics plastics packaging cement railway railways railroad aviation shipyard shipyards \
        utilities analytics cosmetics insurance bank stores supermarkets networks publishing publishers records studios \
        pictures media telecom software labs laboratories energy petroleum oil mining minerals metals steelworks steel \
        resources renewables brothers bros bros. house productions entertainment toys games appliances furniture
        """)

    /// Verbs and small words that stand between the names of a headline in title case.
    static let headlineWords = WordHash.set(
        """
        accepts accuses acquires adds admits adopts advances agrees aims airs announces appeals applauds appoints approves \
        argues arrests asks attacks avoids awaits awards backs bans battles beats becomes begins bets bids blames blasts \
        blocks boosts borrows breaks brings builds buys calls cancels captures carries celebrates challenges changes \
        charges cheers claims clears climbs closes comes completes condemns confirms considers continues convicts courts \
        criticises criticizes cuts dates dazzles deals debuts decides declares declines defeats defends delays delivers \
        demands denies denounces detains dies discloses dismisses doubles downgrades draws drives drops earns eases edges \
        elects embraces emerges ends enters evacuates exits expands expects explains explores faces fails faults fears \
        fights files finds fines fires flees flies follows forces gains gets gives goes grabs grants grows halts heads \
        hears helps hikes hints hires hits holds honours honors hopes hosts inks insists introduces invests invites joins \
        jumps keeps kicks kills lands launches lays leads learns leaves lends lets lifts links lists lives loses lowers \
        makes marks meets merges misses moves mulls names nears needs offers opens orders ousts outlines outlooks overtakes \
        pays picks plans plays pleads pledges plunges posts praises prefer prefers prepares presents presses prevails \
        probes profits promises proposes protests pulls pushes puts quits raises ranks reaches readies reappoints recalls \
        receives recovers refuses rejects releases remains removes renews replaces reports requests rescues resigns \
        resumes retires returns reveals rises rolls rules runs sacks says seals seeks sees seizes sells sends sentences \
        sets settles shares shows shuts signs sinks skips slams slashes slides slips slows soars speaks spends splits \
        stands starts stays steals steps stops strikes strips sues suffers supports surges survives suspends sweeps takes \
        talks targets teams tells tests thanks threatens throws tops touts tours tries triggers trims triples triumphs \
        trusts tumbles turns unveils upgrades upholds urges vows visits votes waits walks wants warns weighs welcomes wins \
        withdraws wonders works worries writes yields \
        say said is are was were be been has have had will would could should may might must can to as at by for from in \
        into of on off onto over under after before amid among against despite with without within via than then when \
        while where why how who what which that this these those its his her their our your and or but not no more \
        most out up down about around between during since until per vs. vs \
        outlook profit profits forecast guidance stake shares deal talks ceo cfo chief executive chairman president
        """)

    /// Verbs and auxiliaries after a subject: "Moody's said" is no possessive.
    static let predicates = WordHash.set(
        """
        said says say told tells added announced reported expects expected plans planned is was are were has had have will \
        would can could may might should must did does agreed agrees declined declines refused denied denies confirmed \
        opened opens closed closes sold sells bought buys raised raises cut cuts lifted lifts lowered lowers warned warns \
        posted posts launched launches hired hires named names sued sues paid pays offered offers wants wanted began \
        begins started stopped became becomes made makes took takes gave gives lost loses won wins grew fell rose \
        which who that and or but to in on at for with by from as after before when while because if than not also \
        rated rates downgraded upgrades upgraded downgrades assigned affirmed affirms put puts
        """)

    /// Verbs of speech, which have a person or a firm for a subject.
    static let speech = WordHash.set(
        "said says told tells asked replied added laughed smiled wrote thinks believes argued recalled")

    /// Prepositions before a place and nothing else.
    static let inside = WordHash.set("in near outside around across throughout downtown rural")
    static let toward = WordHash.set("to from at toward towards")

    /// Small words within a surname.
    static let particles = WordHash.set(
        "de del della di da do dos du van von der den ter ten zu bin ibn al el abu ben af av la")
    static let and = WordHash.of("and")

    /// Words before a team that has a place's name.
    static let rivals = WordHash.set("for against beat defeated over v v. vs vs. drew")

    /// What follows the place of a dateline.
    static let datelineMarks = WordHash.set("- -- — – (")

    /// What follows a place and a hyphen.
    static let afterPlace = WordHash.set(
        """
        based led born backed owned bound run area style made controlled held occupied sponsored funded trained educated \
        registered listed brokered supported allied flagged raised centred centered bred built wide mediated chaired \
        appointed imposed
        """)

    /// Words before a month as such: "in April Dawson left".
    static let beforeMonth = WordHash.set(
        "in since last early late mid next this until till during through throughout every each")

    /// Words before a month or a person alike.
    static let links = WordHash.set("to from and or of by between before after")

    /// What a month begins without being a person's name.
    static let afterMonth = WordHash.set(
        "day madness break bank fools revolution elections election sale sales")

    /// Months that are given names or names of firms.
    static let nameMonths = WordHash.set("april may june august january march july october")
    static let givenMonths = WordHash.set("april may june august")
}
