/** An address in its parts; `null` when it is none. (`URL.canParse` and `URL.parse` are newer than the window's oldest engine.) */
export const parseUrl = (text: string): URL | null => {
  try {
    return new URL(text)
  } catch {
    // Not an address: that is the answer.
    return null
  }
}
