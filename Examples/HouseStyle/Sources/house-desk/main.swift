import CopydeskApp

await CopydeskApp.main(stages: [HouseStyle.self])
