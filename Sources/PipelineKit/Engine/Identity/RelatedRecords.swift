internal import TextKit

/// Records of a run that share keys with each other or with published articles, as groups that share none.
struct RelatedRecords {
    struct Group {
        var places: [RecordPosition] = []
        var published: [PublishedArticle] = []
    }

    /// Which places belong together, by their number.
    private var sets = DisjointSets()
    private var numbers: [RecordPosition: Int] = [:]
    private var places: [RecordPosition] = []
    private var published: [(number: Int, article: PublishedArticle)] = []

    /// Puts all places and articles of a key into one group.
    mutating func join(_ joined: [RecordPosition], _ articles: [PublishedArticle]) {
        let members = joined.map { number($0) }
        for member in members.dropFirst() { sets.put(member, below: members[0]) }
        for article in articles { published.append((members[0], article)) }
    }

    private mutating func number(_ place: RecordPosition) -> Int {
        if let number = numbers[place] { return number }
        let number = places.count
        numbers[place] = number
        places.append(place)
        sets.grow(to: places.count)
        return number
    }

    /// The groups, each article once.
    var groups: [Group] {
        mutating get {
            var indices: [Int: Int] = [:]
            var groups: [Group] = []
            for number in places.indices {
                let root = sets.root(of: number)
                if indices[root] == nil {
                    indices[root] = groups.count
                    groups.append(Group())
                }
                groups[indices[root, default: 0]].places.append(places[number])
            }
            var seen: [Set<String>] = Array(repeating: [], count: groups.count)
            for (number, article) in published {
                let index = indices[sets.root(of: number), default: 0]
                if seen[index].insert(article.id).inserted { groups[index].published.append(article) }
            }
            return groups
        }
    }
}
