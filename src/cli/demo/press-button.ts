/** Somebody in a browser: opens a platform's page, fills in a form and presses a button. */
import type { Ports } from '../../core/ports.ts'
import { pressOnForm } from '../../practice/press-on-form.ts'

const maxAnswerBytes = 1_000_000

/** `button`: what it says in English; `typed`: into fields of its form, by name. Answers the address that the browser is sent on to. */
export const pressButton = async (
  page: URL,
  button: string,
  { network }: Pick<Ports, 'network'>,
  typed: Readonly<Record<string, string>> = {},
): Promise<URL> => {
  const { signal } = new AbortController()
  const opened = await network.exchange({ url: page, method: 'GET', headers: {}, signal, maxAnswerBytes })
  const { url, headers, body } = pressOnForm(new TextDecoder().decode(opened.body), page, button, { typed })
  const answer = await network.exchange({ url, method: 'POST', headers, body: new TextEncoder().encode(body), signal, maxAnswerBytes })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`${page.pathname} answered ${answer.status}`)
  return new URL(location, page)
}
