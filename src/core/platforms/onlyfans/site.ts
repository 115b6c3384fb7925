/** Where OnlyFans is. Nothing of ours ever calls it: it is opened in the person's own browser. */
export const site = 'https://onlyfans.com'
