internal import Markup
internal import PipelineKit
internal import TextKit

/// What a reader, server or script keeps where an article's text should be: that it could not be fetched, or wants JavaScript.
///
/// A text is one if it is short and begins as such notices do. An article about them has a sentence of its own first.
enum FetchNotice {
    private static let mostBytes = 2048
    private static let mostWords = 40
    /// "Access denied" may begin an article.
    private static let mostWordsOfStatus = 6

    /// What becomes of a record that has one for a text.
    static func fault(of record: borrowing Record) -> DocumentFault {
        .drop(.noText, member: record.input.member)
    }

    static func isOne(_ content: [UInt8]) -> Bool {
        guard content.count <= mostBytes,
            let text = FeedText(String(decoding: content, as: UTF8.self), kind: .unstated).plainText
        else { return false }
        let words = Self.words(of: text)
        guard words.count <= mostWords else { return false }
        let line = words.joined(separator: " ")
        return openings.contains { begins(line, with: $0) }
            || words.count <= mostWordsOfStatus && isStatus(words)
    }

    /// In lower case and without signs; a cut "can't" is "cant".
    private static func words(of text: String) -> [String] {
        text.lowercased().filter { $0 != "'" && $0 != "’" }
            .split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func begins(_ line: String, with opening: String) -> Bool {
        polite.contains { line.hasPrefix($0 + opening) }
    }

    private static let polite = ["", "sorry ", "error ", "oops ", "warning ", "notice ", "wallabag "]

    /// "403 Forbidden", "Error 404: Not Found", "HTTP 502 Bad Gateway".
    private static func isStatus(_ words: [String]) -> Bool {
        let names = words.filter { !["http", "error", "status", "code", "fehler", "erreur"].contains($0) }
        guard let code = names.first.flatMap({ Int($0) }), (400...599).contains(code) else { return false }
        return names.count == 1 || statuses.contains(names.dropFirst().joined(separator: " "))
    }

    private static let statuses: Set<String> = [
        "bad request", "unauthorized", "forbidden", "not found", "gone", "too many requests",
        "internal server error", "bad gateway", "service unavailable", "gateway timeout",
        "gateway time out", "access denied", "page not found",
    ]

    private static let openings = [
        "cant retrieve contents for this article", "could not retrieve the content",
        "could not retrieve content", "could not retrieve the article",
        "couldnt retrieve the content", "unable to retrieve full text", "unable to retrieve the full text",
        "unable to retrieve content", "unable to retrieve the content", "unable to retrieve article",
        "unable to retrieve the article", "unable to fetch the article",
        "unable to fetch article", "unable to fetch content", "unable to fetch the content",
        "unable to extract content", "unable to extract the content", "unable to load content",
        "unable to load the content", "unable to load this page", "failed to fetch content",
        "failed to fetch the content", "failed to fetch article", "failed to fetch the article",
        "failed to extract content", "failed to load content", "failed to load the article",
        "failed to retrieve content", "we were unable to parse", "we could not parse this page",
        "we were unable to retrieve", "we couldnt load this", "the content of this article could not be",
        "the contents could not be retrieved", "the content could not be", "contents could not be retrieved",
        "content could not be retrieved", "content could not be loaded",
        "this content could not be loaded", "this page could not be loaded",
        "this article could not be fetched",
        "please enable javascript", "please enable js and", "please turn on javascript", "enable javascript",
        "you need to enable javascript", "javascript is disabled in", "javascript is not available",
        "javascript is required to", "javascript must be enabled", "this site requires javascript",
        "this page requires javascript", "this app requires javascript", "this website requires javascript",
        "your browser does not support javascript", "please enable cookies", "checking your browser before",
        "checking if the site connection is secure", "please verify you are a human",
        "please verify that you are", "verifying you are human", "access to this page has been denied",
        "you dont have permission to access", "just a moment enable javascript",
        // German
        "bitte aktivieren sie javascript", "bitte javascript aktivieren", "sie müssen javascript aktivieren",
        "der inhalt konnte nicht geladen werden", "der inhalt konnte nicht abgerufen werden",
        "die inhalte konnten nicht", "der artikel konnte nicht geladen werden",
        "der artikel konnte nicht abgerufen werden", "diese seite benötigt javascript",
        // French
        "impossible de récupérer le contenu", "impossible de charger le contenu",
        "impossible de charger cette page", "le contenu na pas pu être",
        "le contenu de cet article na pas pu",
        "veuillez activer javascript", "javascript est désactivé", "vous devez activer javascript",
        // Spanish, Portuguese, Italian
        "no se pudo recuperar el contenido", "no se pudo cargar el contenido",
        "no se ha podido cargar el contenido", "por favor active javascript", "por favor activa javascript",
        "habilite javascript", "activa javascript", "não foi possível carregar o conteúdo",
        "não foi possível recuperar o conteúdo", "por favor ative o javascript", "ative o javascript",
        "impossibile recuperare il contenuto", "impossibile caricare il contenuto", "abilita javascript",
        "attiva javascript", "si prega di abilitare javascript",
        // Dutch, Polish, Russian
        "schakel javascript in", "de inhoud kon niet worden", "kan de inhoud niet laden", "włącz javascript",
        "proszę włączyć javascript", "nie udało się pobrać treści", "nie można załadować treści",
        "включите javascript", "пожалуйста включите javascript", "не удалось загрузить содержимое",
        "не удалось получить содержимое", "не удалось загрузить страницу",
        // Chinese, Japanese
        "请启用javascript", "请启用 javascript", "请开启javascript", "无法获取内容", "无法加载内容", "內容無法載入",
        "javascriptを有効にしてください", "javascript を有効にしてください", "コンテンツを取得できませんでした",
    ]
}
