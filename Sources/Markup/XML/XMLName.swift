/// An element's or attribute's name as the readers compare it.
package struct XMLName: Sendable, Equatable {
    package var namespace: XMLNamespace
    /// Local part in lower case: publishers vary it, and no vocabulary here distinguishes names by case.
    package var local: String

    package init(_ namespace: XMLNamespace, _ local: String) {
        self.namespace = namespace
        self.local = local
    }

    /// Makes a name from what the parser says; an undeclared prefix is still inside `local`.
    init(local: String, prefix: String, uri: String) {
        if uri.isEmpty, let colon = local.utf8.firstIndex(of: 0x3A) {
            let stated = String(local[..<colon])
            self.init(.named(prefix: stated), String(local[local.utf8.index(after: colon)...]).lowercased())
        } else {
            self.init(.named(uri: uri, prefix: prefix), local.lowercased())
        }
    }
}
