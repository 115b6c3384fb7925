/** What a test relies on being there: the value, or an end of the test that says it is missing. */
export const present = <T>(value: T | undefined | null, what = 'a value'): T => {
  if (value === undefined || value === null) throw new Error(`${what} is missing`)
  return value
}
