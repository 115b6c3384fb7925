/**
 * FullCalendar writes its styles into a <style> element, which our policy (`style-src 'self'`) refuses. It takes the
 * element it finds: this one's rules go into a constructed sheet, which the policy allows, in a layer under our own.
 */
interface Sheet {
  readonly cssRules: { readonly length: number }
  insertRule: (rule: string) => number
}

/** For a page without constructed sheets (jsdom), which needs no looks either. */
const nowhere: Sheet = { cssRules: [], insertRule: () => 0 }

const layered = (): Sheet => {
  if (!('adoptedStyleSheets' in document)) return nowhere
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('@layer components.grid {}')
  const [layer] = sheet.cssRules
  if (!(layer instanceof CSSGroupingRule)) return nowhere
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return {
    cssRules: layer.cssRules,
    // Its font of icons is a data: URL, which the policy refuses too; we use none of them.
    insertRule: (rule) => (rule.startsWith('@font-face') ? 0 : layer.insertRule(rule, layer.cssRules.length)),
  }
}

/** Once, before FullCalendar’s code is read. */
export const lendStyles = (): void => {
  if (document.querySelector('style[data-fullcalendar]')) return
  // Of a namespace that no browser styles by, so that the policy has nothing to refuse.
  const element = document.createElementNS('urn:coulisse', 'style')
  element.setAttribute('data-fullcalendar', '')
  Object.defineProperty(element, 'sheet', { value: layered() })
  document.head.append(element)
}
