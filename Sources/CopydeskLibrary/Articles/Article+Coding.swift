extension Article {
    /// Writes every member of a row, null where nothing is stated; `story_id` only if it is set.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: CodingKeys.self)
        try encodeStatements(to: &row)
        try row.encode(id, forKey: .id)
        try row.encode(text, forKey: .text)
        try row.encode(wordCount, forKey: .wordCount)
        try row.encode(kind, forKey: .kind)
        try row.encode(entities, forKey: .entities)
        try row.encode(clusterID, forKey: .clusterID)
        try row.encode(rights, forKey: .rights)
        try row.encode(revision, forKey: .revision)
        try row.encode(removed, forKey: .removed)
        try row.encode(warnings, forKey: .warnings)
        try row.encode(input, forKey: .input)
        try row.encodeIfPresent(storyID, forKey: .storyID)
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
