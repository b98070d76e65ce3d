import CopydeskCommand

await CopydeskCommand.main()
