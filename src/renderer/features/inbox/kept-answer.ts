/** Answers typed and not yet sent, each kept for this tab by what it answers: looking elsewhere or a reload loses none. */
const nameOf = (itemId: string): string => `coulisse.answer.${itemId}`

export const keepAnswer = (itemId: string, text: string): void => {
  try {
    if (text === '') sessionStorage.removeItem(nameOf(itemId))
    else sessionStorage.setItem(nameOf(itemId), text)
  } catch {
    // Switched off or full: then it is on the page only, while that is open.
  }
}

export const keptAnswer = (itemId: string): string => {
  try {
    return sessionStorage.getItem(nameOf(itemId)) ?? ''
  } catch {
    // Switched off: nothing was kept.
    return ''
  }
}
