/// The writing systems that texts are told apart by, before any word is looked at.
package enum WritingSystem: UInt8, Sendable, CaseIterable {
    case latin, cyrillic, arabic, devanagari, bengali, hebrew, ethiopic, tibetan, han
    case kana, hangul, greek, georgian, armenian, thai, lao, khmer, burmese, sinhala, tamil, telugu, kannada
    case malayalam, gujarati, gurmukhi, odia, thaana, syriac, cherokee, syllabics, mongolian
    /// Marks that belong to the letter before them, whatever it is.
    case inherited
    /// Everything else: digits, punctuation, blanks.
    case none

    /// The ISO 15924 code.
    package var code: String? {
        switch self {
        case .latin: "Latn"
        case .cyrillic: "Cyrl"
        case .arabic: "Arab"
        case .devanagari: "Deva"
        case .bengali: "Beng"
        case .hebrew: "Hebr"
        case .ethiopic: "Ethi"
        case .tibetan: "Tibt"
        case .han: "Hani"
        case .inherited, .none: nil
        default: alone?.code
        }
    }

    /// The language of a writing system that one language of news uses, and its code.
    var alone: (language: String, code: String)? {
        switch self {
        case .kana: ("ja", "Jpan")
        case .hangul: ("ko", "Kore")
        case .greek: ("el", "Grek")
        case .georgian: ("ka", "Geor")
        case .armenian: ("hy", "Armn")
        case .thai: ("th", "Thai")
        case .lao: ("lo", "Laoo")
        case .khmer: ("km", "Khmr")
        case .burmese: ("my", "Mymr")
        case .sinhala: ("si", "Sinh")
        case .tamil: ("ta", "Taml")
        case .telugu: ("te", "Telu")
        case .kannada: ("kn", "Knda")
        case .malayalam: ("ml", "Mlym")
        case .gujarati: ("gu", "Gujr")
        case .gurmukhi: ("pa", "Guru")
        case .odia: ("or", "Orya")
        case .thaana: ("dv", "Thaa")
        case .syriac: ("syr", "Syrc")
        case .cherokee: ("chr", "Cher")
        case .syllabics: ("iu", "Cans")
        case .mongolian: ("mn", "Mong")
        default: nil
        }
    }

    /// Languages that have a writing system of their own.
    static let languagesAlone = Set(allCases.compactMap { $0.alone?.language })

    /// Whether letters of the table's classes in it are capital or small.
    var hasCase: Bool { self == .latin || self == .cyrillic }

    /// Whether one letter carries what takes about three in an alphabet.
    var isDense: Bool { self == .han || self == .hangul || self == .kana }

    /// The writing system of a scalar.
    @inline(__always)
    package static func of(_ scalar: UInt32) -> WritingSystem {
        if scalar < 0x80 {
            let folded = scalar | 0x20
            return folded >= 0x61 && folded <= 0x7A ? .latin : .none
        }
        return scalar < 0x590 ? european(scalar) : wide(scalar)
    }

    private static func european(_ scalar: UInt32) -> WritingSystem {
        switch scalar {
        case 0xD7, 0xF7: .none
        case 0xAA, 0xBA, 0xC0...0x2AF: .latin
        case 0x300...0x36F, 0x483...0x487: .inherited
        case 0x370...0x373, 0x376, 0x377, 0x37B...0x37D, 0x37F, 0x386, 0x388...0x3FF: .greek
        case 0x400...0x481, 0x48A...0x52F: .cyrillic
        case 0x531...0x556, 0x561...0x587: .armenian
        default: .none
        }
    }

    private static func wide(_ scalar: UInt32) -> WritingSystem {
        switch scalar {
        case 0x591...0x5BD, 0x5BF...0x5C7, 0x5D0...0x5F2: .hebrew
        case 0x610...0x61A, 0x620...0x65F, 0x66E...0x6D3, 0x6D5...0x6DC, 0x6DF...0x6E8, 0x6EA...0x6EF: .arabic
        case 0x6FA...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: .arabic
        case 0x710...0x74F: .syriac
        case 0x780...0x7B1: .thaana
        case 0x900...0x963, 0x971...0x97F: .devanagari
        case 0x980...0x9E3, 0x9F0, 0x9F1: .bengali
        case 0x1200...0x135F, 0x1380...0x138F, 0x2D80...0x2DDE: .ethiopic
        case 0xF00, 0xF40...0xFBC: .tibetan
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: .han
        case 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA722...0xA7FF: .latin
        case 0x1DC0...0x1DFF, 0x200C, 0x200D: .inherited
        default: alone(scalar)
        }
    }

    private static func alone(_ scalar: UInt32) -> WritingSystem {
        switch scalar {
        case 0x3041...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF: .kana
        case 0xAC00...0xD7A3, 0x1100...0x11FF, 0x3131...0x318E: .hangul
        case 0x1F00...0x1FFF: .greek
        case 0x10A0...0x10FF, 0x1C90...0x1CBF: .georgian
        case 0xE01...0xE3A, 0xE40...0xE4E: .thai
        case 0xE81...0xEC6, 0xEDC...0xEDF: .lao
        case 0x1780...0x17D3: .khmer
        case 0x1000...0x103F, 0x1050...0x108F, 0xAA60...0xAA7F: .burmese
        default: indian(scalar)
        }
    }

    private static func indian(_ scalar: UInt32) -> WritingSystem {
        switch scalar {
        case 0xA01...0xA5E, 0xA70...0xA76: .gurmukhi
        case 0xA81...0xAE3, 0xAF9...0xAFF: .gujarati
        case 0xB01...0xB63, 0xB71: .odia
        case 0xB82...0xBD7: .tamil
        case 0xC00...0xC63: .telugu
        case 0xC80...0xCE3: .kannada
        case 0xD00...0xD63, 0xD7A...0xD7F: .malayalam
        case 0xD81...0xDE5, 0xDF2, 0xDF3: .sinhala
        case 0x13A0...0x13FF, 0xAB70...0xABBF: .cherokee
        case 0x1401...0x167F: .syllabics
        case 0x1820...0x18AA: .mongolian
        default: .none
        }
    }
}
