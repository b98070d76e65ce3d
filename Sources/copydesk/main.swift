import CopydeskApp

await CopydeskApp.main()
