/** When a post was made, ms UTC: X's ids carry it, in milliseconds from this one. */
export const idTime = (id: string): number => Number(BigInt(id) >> 22n) + 1_288_834_974_657
