extension SchemaDocument {
    /// What docs/record.md says beside the tables: which article a row is, how to follow a dataset, what may change.
    static let prose = """

        ## Times

        `published` and `modified` are what the document states: RFC 3339 where it states an offset; a local date and time without an
        offset, which is not RFC 3339, where it states none; a date alone where it states no time. UTC is never invented.

        ## One id is one article

        The id is the first 32 hex digits of SHA-256 over one of these, the first that can tell the article from others:

        | evidence | when |
        |---|---|
        | canonical URL | it can be the address of one article: no front page; not the link of several entries of one feed, or of the feed itself; not page one of which this is page two: then its own URL, where it was found or which `og:url` or JSON-LD states; without one, page one's with the page before it, which `rel=prev` names or a title counts ("- Page 2", "(2/3)", "第2页") |
        | canonical URL with its fragment | entries of one feed have the same link with different fragments |
        | guid | of an entry whose link is not its own; within the host of the feed, unless the guid is itself an address; not a front page, nor the link that others have |
        | canonical URL and headline | the same, without a guid |
        | digest of the bytes, member and offset | a file without an address |
        | canonical URL, headline and text | an entry without link and guid, or with a guid but no host or publisher; an article whose better ids others have |

        A document is a *version* of an article that is known where both share a key **and** are alike. Keys are its own addresses
        (whatever their variants: scheme, `www`, mobile and AMP hosts, caches of AMP pages, tracking parameters), the address with the
        fragment of an entry's link, its guid, the address that a guid is, an entry's link with its text, or without address and guid
        headline or place in the inbox. All that was ever found to be about an article counts for it: the guid and the headline of an
        entry that was joined to its page, an address at which its text was found again. An address alone is no evidence: it may be
        the article's own, or that of a section, a live page or a board. How much has to be alike depends on what else speaks for it;
        the first row that fits counts:

        | both | are versions of one article if |
        |---|---|
        | have one text | always; but of entries with two headlines that are not alike, only under one guid, from 50 words on, or where neither guid nor stated time differs and the text has eight words |
        | are a summary of a feed and a text | they have the same guid; or, dated at most two days apart, a like headline or the same address. A summary never connects two texts |
        | have the same telling guid, one with a digit and not just a number of up to three | they share half of the shorter text, or under a like headline three tenths, two where they have no whole sentence in common (up to three may be standing ones and do not count, but for entries of one minute), or one is the first line on what has happened, as below: a guid may come with another slug, another date, another address. On another day a third of the sentences must be kept, three quarters where most numbers are others, or the feed uses its guids again |
        | are told apart by two guids, or by links to two parts of a page | address, headline and stated time are the same, and three quarters of the sentences, four at least, stand word for word, with the rest still to be seen; or the minute is, and one has all eight words or more of the other: some feeds give each version a guid of its own, or a new one every night |
        | are dated on two days | texts are the same but for a few words; or address and headline are the same and half of the sentences, four at least, stand word for word: it was edited and dated anew |
        | have one day, and one is a page, with no two times unless the address names one document; or have one minute | they share three tenths of the shorter text, or two tenths under a like headline; up to three common sentences are standing ones or quotations and do not count |
        | the same, and one has under 50 words | under a like headline they share a few words beside such sentences; or an address of their own, the day and a like headline of three words and more are the same, and the newer is twice as long: the first line on what has happened, and the story; a short text that comes after the story and has nothing of it is a wall or an error |
        | one has no date; or are of one day with two times, entries with none | texts are the same but for a few words; or, under a like headline or with four common sentences, the other has the shorter text as a whole, or three quarters of its sentences (half at an address that names one document) with the rest still to be seen, or five in six and eight at least; under 50 words, unless the address names one document, only if it has the shorter text as a whole |

        What a house prints under everything proves nothing; what one text has in place of the other's tells them apart. Facts are
        numbers, in digits of any script or in words, and words with a capital. In the rows with two guids, two days or no date, more
        facts must not have been exchanged than both have in common, unless five sentences in six are the same, eight at least. Of
        texts under 50 words none may be exchanged, of longer ones one in five, and no number in the headline; in scripts without
        capitals, where no name can be told, the last row asks for the shorter text as a whole, or five sentences in six. One figure
        may be exchanged, with two thirds of the sentences kept, on a page without two dates whose address names one document
        (`/lorry-hits-tram`, `/4711.html`, `/news/7`: three words, three digits or a number alone; not `/crash`, `/water-levels`), under the same headline of three words and more, of five where no date is stated.

        Where nothing but words speaks for it, in the rows of two days and of no date, each two texts of an article must be alike: a third that
        both resemble does not make one of them. Not alike: it is an article of its own, with the warning `address_shared` where another article
        has the id of its address. Two entries that stand in one feed at once are two articles unless they say the same, or share half of
        all under one guid. A later page is no version of another page of its article.

        Where it is uncertain, two articles are kept: a missed revision costs a row, a false one loses a text to `compact`.

        | documents | are |
        |---|---|
        | "Pump 3 stood still for 21 minutes …" and "Pump 4 … 28 minutes …" with the link `/bulletins` and the guids `b-3` and `b-4`, or none, in one feed or in two | two articles |
        | the first with the guid `b-3`, and again with a sentence added | one article, revised |
        | the first with the guids `b-3;session=8f` and `b-3;session=77`, the text unchanged | one article |
        | the first under another headline, its link and text the same, without a guid | one article, revised |
        | both under the guid `latest-bulletin`, or a guid that is the address of the section | two articles |
        | both in short feeds with the guid `1`, which state neither a link nor a name | two articles, if they stand in two files |
        | reports at `/weather` without a date, their figures and most sentences filled anew | an article each |
        | a page at `/news/lorry-hits-tram` that counts 11 injured, and under the same headline 12 | one article, revised |
        | the same at `/crash`, where a report of every day may stand | two articles |
        | two notices at `/notices` without a date, with the same one to five sentences below a sentence or two of their own | two articles |
        | readings of "212" and "208", of "three" and "four" or of "٢١" and "٢٨" at `/water-levels`, all else the same | two articles |
        | two stories under the guid `bulletin-1` and two headlines, with the same sentences at the end | two articles |
        | such a report with one sentence added or one word corrected | one article, revised |
        | entries that link to `/live#post-1` and `/live#post-2`, each alone in its feed | two articles |
        | `/live#post-1` alone tonight, beside `#post-2` and under another headline tomorrow | one article, revised |
        | a short text that is written anew from its first word to its last, without date and guid | two articles |
        | a text that is written to a pattern, undated and under one telling guid | one article, revised |

        What is written to a pattern, as weather, prices and results are, is an article a day: most of its sentences are filled anew.
        Where the line runs: a market report of ten sentences at `/markets/today` under "What herring costs today", of
        which seven are the same every day and most figures too, is taken for one article that is dated anew; with four it is an article a
        day. An article that is dated anew without a guid and of which more than a third of the sentences has changed is taken for
        another. An entry under a link that others have, without a guid, whose headline and text change between two runs is an article of
        its own: nothing by which it was known is left.

        A version is a new *revision* if its text is new, or with the same text headline, date or author: what a document states
        itself, before anything is joined to it. The number of comments behind a headline, `modified`, sections, tags, pictures and
        `fetched` make no revision. An entry of a feed never corrects headline, date or author of a page; a page corrects an
        entry's once. What feed and page state in turns is nothing new from the second time on. A summary never replaces a text
        (`summary_only` in `drops/`). What was published before, text or headline, is published again only where the document that
        brought the newest revision has gone back to it. What brings nothing new is counted as `unchanged`; so is a copy or a faulty
        document that is read again and that an earlier run has listed in `duplicates/` or `quarantine/`.

        An article that was pruned comes back as its next revision when another document brings it, whatever its address, or its own
        with something new: a text, a headline, a date or an author. So does a copy of it that would be a duplicate of nothing. Versions that one run finds together are numbered by `modified`, else `published`, then `fetched`; a page outranks the
        entry of a feed.

        Which documents are articles does not depend on the names of files, nor on their order. Of documents of one run that say nearly the
        same, what they state decides which is published, and where they state no time, its length and its hash; only of two that would be one row is it the
        name of the file, for `input`. Three things depend on the nights. `strip-boilerplate` counts how often a block recurs
        among the documents of a run: a block that is removed where many of them have it may stay in the text where a night has few.
        An earlier night's text is compared no more once a newer one has taken its place: an undated text that was edited in many
        places, a few each night, is one article, and several where one run finds the first and the last of them together. No text is
        lost by that, and no two notices become one.
        And of articles that share an address, which one has the address's id:

        | nights | ids |
        |---|---|
        | one: stories A and B with the link `/live` | the one that is stated earlier has the id of `/live`, the other one of its own |
        | two: B tonight, A tomorrow | B has the id of `/live` for good, A one of its own |
        | two: an entry alone in its feed tonight, with another of the same link tomorrow | it keeps the id of the link; the other has that of its guid |

        ## Following a dataset

        `changes/` says what became of each article. `seq` goes on from run to run; a follower remembers the last one it has seen
        and reads the rows behind it, in order. `add` and `revise` name a row of `articles/` by `id` and `revision`; after `compact` the
        row of an older revision may be gone, and another change names the newer one. A run that finds several versions of one article
        may name the later revision first, with a `revise` before the `add`: of an id the highest revision counts. `withdraw` and `forget` take the id out.
        Each manifest has `changes_from`, the first `seq` that one needs who knows nothing, and `changes_next`. A follower whose last `seq`
        is less than `changes_from` - 1 of the newest run begins anew: the dataset was built anew with `--full`, which leaves one number out. `compact` keeps every
        change, `prune` writes a run of `withdraw`s, `upgrade` begins at 1.

        | `op` | written by | a follower |
        |---|---|---|
        | `add` | `run`, `upgrade` | takes the row with revision 0, unless it holds a higher one of the id |
        | `revise` | `run`, `upgrade` | replaces what it has of the id by the row of this revision, unless it holds a higher one; it may have none, where the article was pruned or its `add` comes later |
        | `withdraw` | `prune` | takes the id out of the view; a later `revise` may bring it back |
        | `merge` | no command so far | takes the id out of the view: what it needs is the article `cluster_id` |
        | `forget` | no command so far | takes the id out, and deletes what it has kept of the article |

        `merge` and `forget` have their names and meanings since schema version 2, so that followers are ready for a command that
        writes them. None does yet, and `verify` of this version refuses them.

        The current view is, of each id whose last change is `add` or `revise`, the highest revision. In DuckDB:

        ```sql
        WITH last AS (
            SELECT id, arg_max(op, seq) AS op, max(revision) FILTER (WHERE op IN ('add', 'revise')) AS revision
            FROM read_json_auto('dataset/changes/*/*.jsonl') GROUP BY id)
        SELECT article.* FROM read_json_auto('dataset/articles/*/*.jsonl') AS article
        JOIN last USING (id, revision) WHERE last.op IN ('add', 'revise');
        ```

        With compressed parts the pattern ends in `.jsonl.zst` or `.jsonl.gz` for `articles`; `changes` is never compressed. In a dataset that was never pruned the highest revision of each id is the same.

        ## Tables without rows

        A table without rows has no file, for readers that infer types fail on an empty one. A pattern then matches nothing:

        | reader | message | remedy |
        |---|---|---|
        | DuckDB 2.0 | `IO Error: No files found that match the pattern` | look for the table in the manifest's `files`, or `SELECT … FROM glob('dataset/drops/*/*.jsonl')` first |
        | Polars 2.1 | `expanded paths were empty` | the same with `glob.glob` |
        | PyArrow 26 | `FileNotFoundError: dataset/drops` | the same |
        | pandas 3.1 | `No objects to concatenate` | `if paths:` before `concat` |
        | Hugging Face datasets 5.2 | `StopIteration` | the same |

        ## What a run accounts for

        Every file below the source's root is an input, or counted in the manifest's `skipped_inputs` by the ending of its name or the
        pattern that excludes it. Every document, and every record of an archive, is counted in `documents` and ends in exactly one of
        `articles/`, `duplicates/`, `quarantine/`, `drops/` or a count in `counts_only`:

        | count | what |
        |---|---|
        | `unchanged` | what was published before |
        | `superseded` | older revisions that `compact` has removed |
        | `record:request`, `record:metadata`, `record:warcinfo`, `record:resource`, … | records of archives that are no documents |
        | `member:.css`, `member:wacz`, … | files in a tar or zip that are no documents |
        | `part:message` | messages that a message only carries along |
        | `dropped:no_text`, … | what schema version 1 dropped and wrote no row for, in an upgraded dataset |

        `forgotten` and `filtered:RULE` are kept free for commands to come; `verify` refuses any other key, and a row of `drops/` with
        a reason that is only counted.

        ## What may change

        - In a minor version of the program: new optional columns behind the last one, each by an option; new tables; new values of
          `warnings`, `code`, `reason`, `rule`, `category`, `op`, `page_type`, `kind` of a run; new keys of the manifest. A reader takes what it knows.
        - A new schema version: another name, order, type or meaning of a column that is there, or a new column for every row.
          It comes with a new minor version of the program at least, a section "For those who read datasets" in CHANGELOG.md,
          and `copydesk upgrade` from each of the two versions before it. `run` refuses an older dataset and names that command.
        - Datasets stay readable as they are: they are files of JSON and CSV, and each manifest states its `schema_version`.

        ## From version 1 to version 2

        | difference | reason |
        |---|---|
        | columns `guid`, `page_type`, `fetched`, `origin`, `rights` | what a source states of them was lost |
        | `removed` is a list of `{"category","count"}`, sorted | readers that infer types lost or refused keys that came late |
        | `story_id` behind `input` | optional columns stand at the end |
        | tables `drops/` and `changes/` | what was left out was only counted; nobody could follow a dataset |
        | no file for a table without rows | PyArrow refused files of no bytes |
        | other ids for entries that share a link, front pages and later pages | several articles were revisions of one id |
        | versions of one run are numbered by `modified`, else `published`, then `fetched` | the order of ids decided, and an older text could be the newest revision |
        | manifest: `kind`, `changes_from`, `changes_next`, `counts_only`; `dropped` counts rows of `drops/` | every document is a row or a count |

        """
}
