/** Opens the practice network's page of consent as a browser would, and presses one of its buttons. */

const unescaped = (text: string): string => text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
const attribute = (tag: string, name: string): string => unescaped(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** `button`: what it says, e.g. `Continue as @nova` or `Cancel`. Answers where the browser is sent on to. */
export const pressOnConsentForm = async (
  page: URL,
  button: string,
  { unticked = [] }: { unticked?: readonly string[] } = {},
): Promise<URL> => {
  const opened = await fetch(page)
  const text = await opened.text()
  if (opened.status !== 200) throw new Error(`the page of consent answered ${opened.status}`)
  const pressedIn = (form: string): string | undefined =>
    [...form.matchAll(/(<button[^>]*>)([^<]*)/g)].find(([, , label = '']) => unescaped(label) === button)?.[1]
  const form = (text.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => pressedIn(one) !== undefined) ?? ''
  const pressed = pressedIn(form)
  if (pressed === undefined) throw new Error(`no button "${button}" on the page`)
  const inputs = (form.match(/<input[^>]*>/g) ?? []).filter(
    (tag) => !tag.includes(' disabled') && !unticked.includes(attribute(tag, 'value')),
  )
  const fields = [...inputs, pressed].map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')])
  const answer = await fetch(new URL(attribute(form, 'action'), page), {
    method: 'POST',
    headers: { origin: page.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`the page answered ${answer.status}`)
  return new URL(location)
}
