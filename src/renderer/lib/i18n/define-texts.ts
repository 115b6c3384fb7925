/** Both languages of one subject, side by side in one file, so that neither is forgotten. */
export type Texts = { [key: string]: string | Texts }

type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> }

/** French is the reference; English has to have the very same keys or it does not compile. */
export const defineTexts = <const T extends Texts>(texts: { fr: T; en: SameKeys<T> }): { fr: T; en: SameKeys<T> } => texts
