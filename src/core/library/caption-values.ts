/** What may stand in a caption's `{{…}}`. Pure. */

interface Named {
  name: string
  pseudonyms: readonly string[]
}

/** By each variable's name, in English and in French. Without a pseudonym it is the name. */
export const captionValues = ({ name, pseudonyms: [pseudonym = name] }: Named): Record<string, string> => ({
  name,
  pseudonym,
  nom: name,
  pseudonyme: pseudonym,
})

/** The names that are shown; the French ones work all the same. */
export const shownVariables = ['name', 'pseudonym'] as const
