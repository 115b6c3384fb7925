/** The parts of a creator's page, as they stand in the address. */
export const creatorTabs = ['profile', 'accounts', 'plan', 'publications', 'statistics', 'history'] as const
export type CreatorTab = (typeof creatorTabs)[number]
