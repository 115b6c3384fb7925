/** Somebody in a browser: opens a platform's page, fills in a form and presses a button. */
import type { Ports } from '../../core/ports.ts'

const maxAnswerBytes = 1_000_000
const unescaped = (text: string): string => text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
const attribute = (tag: string, name: string): string => unescaped(new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '')

/** `button`: what it says in English; `typed`: into fields of its form, by name. Answers the address that the browser is sent on to. */
export const pressButton = async (
  page: URL,
  button: string,
  { network }: Pick<Ports, 'network'>,
  typed: Readonly<Record<string, string>> = {},
): Promise<URL> => {
  const { signal } = new AbortController()
  const { body } = await network.exchange({ url: page, method: 'GET', headers: {}, signal, maxAnswerBytes })
  const pressedIn = (form: string): string | undefined =>
    [...form.matchAll(/(<button[^>]*>)([^<]*)/g)].find(([, , label = '']) => unescaped(label) === button)?.[1]
  const form = (new TextDecoder().decode(body).match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => pressedIn(one) !== undefined) ?? ''
  const pressed = pressedIn(form)
  if (pressed === undefined) throw new Error(`no button "${button}" at ${page.pathname}`)
  const inputs = (form.match(/<input[^>]*>/g) ?? []).filter((tag) => !tag.includes(' disabled'))
  const fields = [...inputs, pressed].map((tag) => {
    const name = attribute(tag, 'name')
    return [name, typed[name] ?? attribute(tag, 'value')]
  })
  const answer = await network.exchange({
    url: new URL(attribute(form, 'action'), page),
    method: 'POST',
    headers: { origin: page.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(new URLSearchParams(fields).toString()),
    signal,
    maxAnswerBytes,
  })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`${page.pathname} answered ${answer.status}`)
  return new URL(location, page)
}
