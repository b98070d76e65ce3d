internal import TextKit

/// What a labelled line of a database's export states.
enum CollectionField: Hashable {
    case title, byline, author, section, source, published, length, body, dateline, language, subject, url,
        summary
    /// Behind the text, or of no use.
    case tail, other

    /// Fields that an article has once.
    static let telling: Set<CollectionField> = [
        .byline, .author, .length, .published, .source, .tail, .title, .body,
    ]

    /// The field that a line begins, and its value: "BYLINE: Mira Holt", "Publication title: …", or "HD  …".
    static func label(of line: ArraySlice<UInt8>) -> (field: CollectionField, value: String)? {
        if let colon = line.prefix(40).firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            if let field = names[ASCII.trimmedText(name)] {
                return (field, ASCII.trimmedText(String(decoding: line[(colon + 1)...], as: UTF8.self)))
            }
        }
        let code = line.prefix(while: ASCII.isUpper)
        guard (2...3).contains(code.count), let field = codes[String(decoding: code, as: UTF8.self)],
            code.count == line.count || line[code.endIndex] == 0x20 || line[code.endIndex] == 0x09
        else { return nil }
        return (field, ASCII.trimmedText(String(decoding: line[code.endIndex...], as: UTF8.self)))
    }

    private static let names: [String: CollectionField] = [
        "headline": .title, "title": .title, "überschrift": .title, "titel": .title, "titre": .title,
        "kop": .title,
        "byline": .byline, "author": .author, "authors": .author, "auteur": .author, "autor": .author,
        "section": .section, "rubrik": .section, "rubrique": .section, "dateline": .dateline,
        "source": .source, "publication title": .source, "publication": .source, "newspaper": .source,
        "quelle": .source,
        "publication date": .published, "date": .published, "datum": .published, "pub date": .published,
        "length": .length, "länge": .length, "longueur": .length, "lengte": .length, "word count": .length,
        "body": .body, "full text": .body, "text": .body, "volltext": .body, "texte": .body,
        "author/byline": .byline, "record": .tail, "record number": .tail, "readability": .other,
        "page": .other,
        "index terms": .tail, "dokumentnummer": .tail, "dauerhafte adresse des dokuments": .tail,
        "ressort": .section, "seite": .other, "publication info": .source, "zeitung": .source,
        "date de publication": .published, "find a copy": .tail, "links": .other, "document link": .other,
        "proquest document link": .other,
        "abstract": .summary,
        "highlight": .summary, "language": .language, "sprache": .language,
        "language of publication": .language,
        "subject": .subject, "subjects": .subject, "url": .url, "document url": .url, "link": .url,
        "load-date": .tail, "update": .tail, "publication-type": .tail, "graphic": .tail, "grafik": .tail,
        "journal-code": .tail, "notes": .tail, "copyright": .tail, "correction-date": .tail,
        "document type": .tail,
        "proquest document id": .tail, "last updated": .tail, "database": .tail, "document feature": .tail,
        "classification": .tail, "place of publication": .tail, "country of publication": .tail,
        "issn": .tail,
        "publisher": .tail, "publication subject": .tail, "source type": .tail, "credit": .tail,
        "location": .tail,
        "people": .tail, "company / organization": .tail, "identifier / keyword": .tail,
        "publication year": .tail,
        "edition": .other, "pages": .other, "first page": .other, "volume": .other, "issue": .other,
        "city": .tail,
        "state": .tail, "country": .tail, "industry": .tail, "company": .tail, "organization": .tail,
        "person": .tail,
        "geographic": .tail, "ticker": .tail,
    ]

    /// The codes of Factiva.
    private static let codes: [String: CollectionField] = [
        "HD": .title, "BY": .byline, "SE": .section, "SN": .source, "PD": .published, "WC": .length,
        "LA": .language,
        "LP": .body, "TD": .body, "AN": .tail, "SC": .other, "ED": .other, "PG": .other, "ET": .other,
        "CY": .tail,
        "CO": .tail, "IN": .tail, "NS": .tail, "RE": .tail, "IPD": .tail, "IPC": .tail, "PUB": .tail,
        "CR": .tail,
        "VOL": .other, "CLM": .other,
    ]
}
