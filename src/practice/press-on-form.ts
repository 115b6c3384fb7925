/** What a browser sends when somebody presses a button on a page of the practice network. Pure. */

const unescaped = (text: string): string => text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
const attribute = (tag: string, name: string): string => unescaped(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

export interface PressedForm {
  url: URL
  headers: { origin: string; 'content-type': string }
  body: string
}

/**
 * `button`: what it says, e.g. `Continue as @nova` or `Cancel`; `typed`: into fields of its form, by name; `unticked`:
 * boxes left out, by value. Throws where no form of the page has the button.
 */
export const pressOnForm = (
  html: string,
  page: URL,
  button: string,
  { typed = {}, unticked = [] }: { typed?: Readonly<Record<string, string>>; unticked?: readonly string[] } = {},
): PressedForm => {
  const pressedIn = (form: string): string | undefined =>
    [...form.matchAll(/(<button[^>]*>)([^<]*)/g)].find(([, , label = '']) => unescaped(label) === button)?.[1]
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => pressedIn(one) !== undefined) ?? ''
  const pressed = pressedIn(form)
  if (pressed === undefined) throw new Error(`no button "${button}" at ${page.pathname}`)
  const inputs = (form.match(/<input[^>]*>/g) ?? []).filter(
    (tag) => !tag.includes(' disabled') && !unticked.includes(attribute(tag, 'value')),
  )
  const fields = [...inputs, pressed].map((tag) => {
    const name = attribute(tag, 'name')
    return [name, typed[name] ?? attribute(tag, 'value')]
  })
  return {
    url: new URL(attribute(form, 'action'), page),
    headers: { origin: page.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  }
}
