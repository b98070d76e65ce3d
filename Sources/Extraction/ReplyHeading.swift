internal import TextKit

/// Headings of readers' comments: "3 comments", "Kommentare (12)", "Leave a reply", "2 thoughts on “Ferry leaves earlier”".
enum ReplyHeading {
    static func announcesReplies(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        let named = words.filter { !$0.allSatisfy(\.isNumber) }
        let isCounted = named.count < words.count
        guard let first = named.first.map(String.init) else { return false }
        if named.count == 1 && (replies.contains(first) || isCounted && answers.contains(first)) {
            return true
        }
        let line = named.joined(separator: " ")
        return named.count <= longestInvitation && invitations.contains(where: line.hasPrefix)
            || isCounted && responses.contains(where: line.hasPrefix)
    }

    private static let longestInvitation = 5

    private static let replies: Set<String> = [
        "comment", "comments", "kommentar", "kommentare", "kommentarer", "kommentaarid", "commentaire",
        "commentaires",
        "comentario", "comentarios", "comentário", "comentários", "commento", "commenti", "komentarz",
        "komentarze",
        "komentáře", "komentáre", "komentarai", "komentāri", "komentari", "komentarji", "комментарий",
        "комментарии",
        "комментария", "комментариев", "коментарі", "коментари", "yorumlar", "kommentit", "hozzászólások",
        "comentarii",
        "σχόλια", "评论", "評論", "留言", "コメント", "댓글", "تعليقات", "التعليقات", "תגובות", "टिप्पणियां",
    ]
    /// What is a heading of articles as well where no number stands beside it.
    private static let answers: Set<String> = [
        "replies", "responses", "reply", "response", "reacties", "reactie", "réactions", "antworten",
        "respuestas",
        "yorum", "hozzászólás", "件のコメント", "条评论", "則留言", "개의",
    ]
    private static let invitations = [
        "leave a comment", "leave a reply", "leave comment", "post a comment", "add a comment", "add comment",
        "write a comment", "join the conversation", "join the discussion", "reader comments",
        "readers comments",
        "user comments", "comments are closed", "schreibe einen kommentar", "kommentar schreiben",
        "laisser un commentaire", "ajouter un commentaire", "deja un comentario", "deja una respuesta",
        "dejar un comentario", "deixe um comentário", "deixe uma resposta", "lascia un commento",
        "geef een reactie",
        "plaats een reactie", "dodaj komentarz", "добавить комментарий", "оставить комментарий",
        "bir yorum", "yorum yap", "skriv en kommentar", "lämna en kommentar", "napisz komentarz",
    ]
    private static let responses = ["thoughts on", "thought on", "responses to", "response to", "replies to"]
}
