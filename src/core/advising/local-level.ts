/**
 * How well an account does at any time, from its posts: a level that drifts, seen through the chance of each post. Pure.
 *
 * A local level model, filtered forwards and smoothed backwards: Durbin & Koopman, "Time Series Analysis by State Space
 * Methods" (2012), §2.2 and §2.4; the smoother is Rauch, Tung & Striebel's (1965).
 */

/**
 * Variance by which a level drifts in a millisecond. From one month to the next, the level of nine real pages moved by about
 * 0.28 in logarithms ("Facebook Live Sellers in Thailand", UCI repository 488; `npm run prove:advice` reads the same file).
 */
export const driftPerMs = 0.08 / (30 * 86_400_000)

/** Before anything is known of it. */
const firstVariance = 25

/**
 * `times`: ms, in order. `values`: in logarithms. `variances`: of each value's chance. Answers the level at each time, from
 * all values: also from those that come after.
 */
export const smoothLevel = (times: readonly number[], values: ArrayLike<number>, variances: ArrayLike<number>): Float64Array => {
  const count = times.length
  const [level, variance, before] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  for (let index = 0; index < count; index += 1) {
    const passed = index === 0 ? 0 : (times[index] ?? 0) - (times[index - 1] ?? 0)
    const expected = index === 0 ? (values[0] ?? 0) : (level[index - 1] ?? 0)
    const unsure = index === 0 ? firstVariance : (variance[index - 1] ?? 0) + driftPerMs * passed
    const gain = unsure / (unsure + (variances[index] ?? 1))
    before[index] = unsure
    level[index] = expected + gain * ((values[index] ?? 0) - expected)
    variance[index] = unsure * (1 - gain)
  }
  for (let index = count - 2; index >= 0; index -= 1) {
    const share = (variance[index] ?? 0) / (before[index + 1] || 1)
    level[index] = (level[index] ?? 0) + share * ((level[index + 1] ?? 0) - (level[index] ?? 0))
  }
  return level
}
