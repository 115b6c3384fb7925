/** Finding creators by what people call them: name or pseudonym, without regard to case or accents. Pure. */
interface Named {
  name: string
  pseudonyms: readonly string[]
}

/** `É` and `e` are the same letter here. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()

const namesOf = ({ name, pseudonyms }: Named): string[] => [name, ...pseudonyms].map(plainText)

/** Those one of whose names contains what was typed. */
export const searchByName = <T extends Named>(creators: readonly T[], typed: string): T[] => {
  const wanted = plainText(typed)
  return creators.filter((creator) => namesOf(creator).some((name) => name.includes(wanted)))
}

/** Those who are called exactly that; a name wins over a pseudonym. */
export const findByName = <T extends Named>(creators: readonly T[], typed: string): T[] => {
  const wanted = plainText(typed)
  const byName = creators.filter(({ name }) => plainText(name) === wanted)
  return byName.length > 0 ? byName : creators.filter((creator) => namesOf(creator).includes(wanted))
}
