import Testing
import TextKit

@Suite struct PageNumberTests {
    @Test(
        arguments: [
            ("Pier roof - Page 2", 2), ("Pier roof | page 3 of 4 | Coast Times", 3), ("Pier roof (2/3)", 2),
            ("Pier roof [2/3] - Coast Times", 2), ("Dach am Pier – Seite 2", 2), ("Toit du quai, page 2", 2),
            ("Techo del muelle: página 2", 2), ("Крыша причала — страница 2", 2), ("码头新屋顶 - 第2页", 2),
            ("码头新屋顶（第2页）", 2), ("桟橋の屋根（2ページ目）", 2), ("سقف الرصيف - الصفحة ٢", 2),
            ("Dach pomostu • strona 12", 12),
            ("Pier roof - Page 1", nil), ("Pier roof", nil), ("Page 2", nil), ("Nobody reads page 2", nil),
            ("Pier roof - 2 dead", nil), ("Harbour beats Mill Lane (2/3)", 2), ("Score - 2/3", nil),
            ("Pier roof (3/2)", nil),
            ("Part 2: the roof", nil), ("The roof, 2 of 3 builders say", nil), ("", nil),
            ("(Page 2) Pier", nil),
        ] as [(String, Int?)])
    func `a title states the number of a later page behind its words`(title: String, number: Int?) {
        #expect(PageNumber.later(statedIn: title) == number)
    }
}
