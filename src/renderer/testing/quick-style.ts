/**
 * Whether and how an element is shown, without walking jsdom's style sheet for it: queries and axe ask that of each element,
 * again and again. It is jsdom's own answer for such an element, kept; all other properties are asked of jsdom as ever.
 */
type ComputedStyle = typeof window.getComputedStyle

/** Shown by more than their name, their type and whether they are hidden. */
const special = new Set(['dialog', 'summary'])

const inlineOf = (element: Element): CSSStyleDeclaration | undefined => ('style' in element ? (element as HTMLElement).style : undefined)

/** Which sheets of the page (those that a component brings) are known to say nothing of it. */
const harmless = new WeakSet<CSSStyleSheet>()
const isHarmless = (sheet: CSSStyleSheet): boolean => {
  if (!harmless.has(sheet) && ![...sheet.cssRules].some(({ cssText }) => /display|visibility/.test(cssText))) harmless.add(sheet)
  return harmless.has(sheet)
}

export const quickStyle = (real: ComputedStyle): ComputedStyle => {
  const displays = new Map<string, string>()

  const displayOf = (element: Element): string => {
    const inline = inlineOf(element)
    if (inline?.display || special.has(element.localName) || element.hasAttribute('popover')) return real(element).display
    const key = `${element.localName} ${element.getAttribute('hidden')} ${element.getAttribute('type')}`
    const known = displays.get(key) ?? real(element).display
    displays.set(key, known)
    return known
  }

  /** What is written on it or on what holds it; a row that is hidden is jsdom's to judge. */
  const visibilityOf = (element: Element): string => {
    for (let each: Element | null = element; each; each = each.parentElement)
      if (inlineOf(each)?.visibility || each.hasAttribute('hidden')) return real(element).visibility
    return 'visible'
  }

  return (element, pseudo) => {
    if (pseudo || ![...document.styleSheets].every(isHarmless)) return real(element, pseudo)
    let style: CSSStyleDeclaration | undefined
    const rest = (): CSSStyleDeclaration => (style ??= real(element))
    return new Proxy({} as CSSStyleDeclaration, {
      get: (_, name) => {
        if (name === 'display') return displayOf(element)
        if (name === 'visibility') return visibilityOf(element)
        if (name === 'getPropertyValue')
          return (property: string) =>
            property === 'display'
              ? displayOf(element)
              : property === 'visibility'
                ? visibilityOf(element)
                : rest().getPropertyValue(property)
        const value: unknown = Reflect.get(rest(), name)
        return typeof value === 'function' ? value.bind(rest()) : value
      },
    })
  }
}
