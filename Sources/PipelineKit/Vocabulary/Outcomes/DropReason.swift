/// Why a healthy document does not become a record; the manifest counts the code.
package struct DropReason: Sendable, Hashable {
    /// The reasons of the program's own stages; those of a stage of one's own are its own.
    package enum Code: String, Sendable, CaseIterable {
        case emptyContainer = "empty_container"
        case httpStatus = "http_status"
        case joined
        case listOnly = "list_only"
        case noArticle = "no_article"
        case noPage = "no_page"
        case noText = "no_text"
        case notArticle = "not_article"
        case notPublished = "not_published"
        case notText = "not_text"
        case onlyBoilerplate = "only_boilerplate"
        case redirect
        case revisit
        case siteFile = "site_file"
        case summaryOnly = "summary_only"
    }

    package let code: String

    package init(_ code: Code) { self.code = code.rawValue }

    /// A page that is of a type which the configuration does not ask for.
    package init(page type: PageType) { code = "page_\(type.rawValue)" }

    /// As written earlier, or by a stage of one's own.
    package init(code: String) { self.code = code }
}
