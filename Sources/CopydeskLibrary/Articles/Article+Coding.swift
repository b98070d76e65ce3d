extension Article {
    /// Reads a row; which optional columns it has tells by its keys.
    public init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String? { try row.decodeIfPresent(String.self, forKey: key) }
        self.init(
            id: try row.decode(String.self, forKey: .id), guid: try text(.guid), url: try text(.url),
            canonicalURL: try text(.canonicalURL), source: try text(.source), domain: try text(.domain),
            title: try text(.title), subtitle: try text(.subtitle),
            authors: try row.decode([String].self, forKey: .authors), published: try text(.published),
            modified: try text(.modified), section: try text(.section),
            tags: try row.decode([String].self, forKey: .tags), language: try text(.language),
            text: try row.decode(String.self, forKey: .text), summary: try text(.summary),
            wordCount: try row.decode(Int.self, forKey: .wordCount), image: try text(.image),
            kind: try row.decode(String.self, forKey: .kind), pageType: try text(.pageType),
            fetched: try text(.fetched), origin: try text(.origin),
            rights: try row.decode(Rights.self, forKey: .rights),
            entities: try row.decode([Name].self, forKey: .entities),
            clusterID: try row.decode(String.self, forKey: .clusterID),
            revision: try row.decode(Int.self, forKey: .revision),
            removed: try row.decode([RemovedCount].self, forKey: .removed),
            warnings: try row.decode([String].self, forKey: .warnings),
            input: try row.decode(Input.self, forKey: .input), storyID: try text(.storyID),
            quotes: try row.decodeIfPresent([Quote].self, forKey: .quotes) ?? [],
            focus: try row.decodeIfPresent(Focus.self, forKey: .focus))
        optionalColumns = try Self.optionalColumns(of: row)
    }

    private static func optionalColumns(
        of row: KeyedDecodingContainer<CodingKeys>
    ) throws -> Set<OptionalColumn> {
        var columns: Set<OptionalColumn> = []
        if row.contains(.quotes) { columns.insert(.quotes) }
        if row.contains(.focus) { columns.insert(.focus) }
        var names = try row.nestedUnkeyedContainer(forKey: .entities)
        guard !names.isAtEnd else { return columns }
        if try names.nestedContainer(keyedBy: Name.CodingKeys.self).contains(.lat) {
            columns.insert(.coordinates)
        }
        return columns
    }

    /// Writes every member of a row, null where nothing is stated; `story_id` only if it is set, others as
    /// ``optionalColumns`` says.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try encodeStatements(to: &row)
        try row.encode(id, forKey: .id)
        try row.encode(text, forKey: .text)
        try row.encode(wordCount, forKey: .wordCount)
        try row.encode(kind, forKey: .kind)
        try row.encode(clusterID, forKey: .clusterID)
        try row.encode(rights, forKey: .rights)
        try row.encode(revision, forKey: .revision)
        try row.encode(removed, forKey: .removed)
        try row.encode(warnings, forKey: .warnings)
        try row.encode(input, forKey: .input)
        try encodeOnRequest(to: &row)
    }

    private func encodeOnRequest(to row: inout KeyedEncodingContainer<CodingKeys>) throws {
        if optionalColumns.contains(.coordinates) {
            try row.encode(entities.map(PlacedName.init), forKey: .entities)
        } else {
            try row.encode(entities, forKey: .entities)
        }
        try row.encodeIfPresent(storyID, forKey: .storyID)
        if optionalColumns.contains(.quotes) { try row.encode(quotes, forKey: .quotes) }
        if optionalColumns.contains(.focus) { try row.encode(focus, forKey: .focus) }
    }

    /// Encodes the fields that the publisher states.
    private func encodeStatements(to row: inout KeyedEncodingContainer<CodingKeys>) throws {
        // `encode` writes null for nil; `encodeIfPresent` would leave the key out.
        let texts: [(CodingKeys, String?)] = [
            (.guid, guid), (.url, url), (.canonicalURL, canonicalURL), (.source, source), (.domain, domain),
            (.title, title),
            (.subtitle, subtitle), (.published, published), (.modified, modified), (.section, section),
            (.language, language), (.summary, summary), (.image, image), (.pageType, pageType),
            (.fetched, fetched), (.origin, origin),
        ]
        for (key, value) in texts { try row.encode(value, forKey: key) }
        try row.encode(authors, forKey: .authors)
        try row.encode(tags, forKey: .tags)
    }
}

extension Article.Rights {
    /// Writes every member, null where nothing is stated.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(license, forKey: .license)
        try row.encode(holder, forKey: .holder)
        try row.encode(robots, forKey: .robots)
        try row.encode(tdm, forKey: .tdm)
        try row.encode(tdmPolicy, forKey: .tdmPolicy)
        try row.encode(ai, forKey: .ai)
        try row.encode(free, forKey: .free)
    }
}

extension Article.Name {
    /// Writes every member, null where there is no identifier.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(text, forKey: .text)
        try row.encode(type, forKey: .type)
        try row.encode(start, forKey: .start)
        try row.encode(end, forKey: .end)
        try row.encode(name, forKey: .name)
        try row.encode(id, forKey: .id)
        try row.encode(count, forKey: .count)
    }
}

/// A name with its place on the map, which is null where it is not known.
private struct PlacedName: Encodable {
    let name: Article.Name

    func encode(to encoder: any Encoder) throws {
        try name.encode(to: encoder)
        var row = encoder.container(keyedBy: Article.Name.CodingKeys.self)
        try row.encode(name.lat, forKey: .lat)
        try row.encode(name.lon, forKey: .lon)
    }
}

extension Article.Quote {
    /// Writes every member, null where the article does not say who speaks.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(text, forKey: .text)
        try row.encode(speaker, forKey: .speaker)
        try row.encode(start, forKey: .start)
        try row.encode(end, forKey: .end)
    }
}

extension Article.Focus {
    /// Writes every member, null where the place is not known on the map.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(name, forKey: .name)
        try row.encode(id, forKey: .id)
        try row.encode(lat, forKey: .lat)
        try row.encode(lon, forKey: .lon)
    }
}

extension Article.Input {
    /// Writes every member, null where nothing is known.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try row.encode(path, forKey: .path)
        try row.encode(member, forKey: .member)
        try row.encode(offset, forKey: .offset)
        try row.encode(sha256, forKey: .sha256)
        try row.encode(bytes, forKey: .bytes)
    }
}
