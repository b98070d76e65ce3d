import DateKit
import Testing

@testable import Extraction

@Suite struct AddressDateTests {
    @Test(
        arguments: [
            ("/2023/05/06/ferry", "2023-05-06"), ("/2023-05-06", "2023-05-06"),
            ("/a_2023_05_06_b", "2023-05-06"),
            ("/2023/5/6/", "2023-05-06"), ("/2023/may/06/x", "2023-05-06"), ("/20230506-ferry", "2023-05-06"),
            ("/06052023.html", "2023-05-06"), ("/a/29-10-2021/", "2021-10-29"), ("/29.10.2021", "2021-10-29"),
            ("/12/2023/05/06/", "2023-05-06"), ("/1990/01/01/", "1990-01-01"), ("/2100/12/31/", "2100-12-31"),
        ] as [(String, String)])
    func `a day is read in the forms of addresses`(path: String, expected: String) {
        #expect(AddressDate.date(in: path)?.rfc3339 == expected)
    }

    @Test(
        arguments: [
            "/2023/13/06/", "/2023/05/32/", "/1989/12/31/", "/2101/01/01/", "/2023/05/", "/2023/05/123/",
            "/2023-05/06",
            "/20231345-", "/2023050612", "/29-1-2021", "/29-10-20213", "/9-10-2021", "/2023/05", "/2023",
            "/2023.05.06",
            "/2023/05a/06", "/story-202305",
        ] as [String])
    func `digits that are not a day are ignored`(path: String) {
        #expect(AddressDate.date(in: path) == nil)
    }
}
