/** How much is measured: the whole, or a quick look whose figures are only good for finding what is badly wrong. */
export interface Scale {
  /** Of things that take seconds. */
  rounds: number
  publications: number
  /** Of the floors and peers beside them, and of all without a network. */
  comparedPublications: number
  accounts: number
  scheduled: number
  storedPublications: number
  starts: number
  plannedCreators: number
  pictures: number
  /** Of those, so many that are changed in each way and looked for. */
  changedPictures: number
  /** With ten readings each. */
  measuredPosts: number
  /** What drafts come to is learnt from. */
  learntPosts: number
  inboxItems: number
  inboxCreators: number
  /** Each with as many acts as it may do in an hour. */
  actingAccounts: number
  /** Of the calendar that is looked at: so many in a week, week by week. */
  weeksPublications: readonly number[]
}

export const wholeScale: Scale = {
  rounds: 3,
  publications: 10_000,
  comparedPublications: 2500,
  accounts: 200,
  scheduled: 1_000_000,
  storedPublications: 100_000,
  starts: 7,
  plannedCreators: 1000,
  pictures: 5000,
  changedPictures: 250,
  measuredPosts: 1_000_000,
  learntPosts: 12_000,
  inboxItems: 100_000,
  inboxCreators: 500,
  actingAccounts: 100,
  weeksPublications: [30, 300, 1000, 3000],
}
export const quickScale: Scale = {
  rounds: 1,
  publications: 2000,
  comparedPublications: 800,
  accounts: 200,
  scheduled: 300_000,
  storedPublications: 20_000,
  starts: 3,
  plannedCreators: 200,
  pictures: 800,
  changedPictures: 100,
  measuredPosts: 50_000,
  learntPosts: 2000,
  inboxItems: 10_000,
  inboxCreators: 100,
  actingAccounts: 20,
  weeksPublications: [30, 1000],
}
