/// Records of a run that share keys with each other or with published articles, as groups that share none.
struct RelatedRecords {
    struct Group {
        var places: [RecordPosition] = []
        var published: [PublishedArticle] = []
    }

    /// Parents of a union-find over places, by their number.
    private var parents: [Int] = []
    private var numbers: [RecordPosition: Int] = [:]
    private var places: [RecordPosition] = []
    private var published: [(number: Int, article: PublishedArticle)] = []

    /// Puts all places and articles of a key into one group.
    mutating func join(_ joined: [RecordPosition], _ articles: [PublishedArticle]) {
        let members = joined.map { number($0) }
        for member in members.dropFirst() { unite(members[0], member) }
        for article in articles { published.append((members[0], article)) }
    }

    private mutating func number(_ place: RecordPosition) -> Int {
        if let number = numbers[place] { return number }
        numbers[place] = parents.count
        parents.append(parents.count)
        places.append(place)
        return parents.count - 1
    }

    private mutating func root(_ number: Int) -> Int {
        var number = number
        while parents[number] != number {
            parents[number] = parents[parents[number]]
            number = parents[number]
        }
        return number
    }

    private mutating func unite(_ first: Int, _ second: Int) {
        let (left, right) = (root(first), root(second))
        parents[max(left, right)] = min(left, right)
    }

    /// The groups, each article once.
    var groups: [Group] {
        mutating get {
            var indices: [Int: Int] = [:]
            var groups: [Group] = []
            for number in parents.indices {
                let root = root(number)
                if indices[root] == nil {
                    indices[root] = groups.count
                    groups.append(Group())
                }
                groups[indices[root, default: 0]].places.append(places[number])
            }
            var seen: [Set<String>] = Array(repeating: [], count: groups.count)
            for (number, article) in published {
                let index = indices[root(number), default: 0]
                if seen[index].insert(article.id).inserted { groups[index].published.append(article) }
            }
            return groups
        }
    }
}
