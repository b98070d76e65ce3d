import CopydeskApp

await CopydeskCommand.main()
