/** Opens the practice X's page of consent as a browser would, and presses one of its buttons. */

const unescaped = (text: string): string => text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))

/** `label`: what the button begins with, e.g. `Authorize as @nova` or `Cancel`. Answers where the browser is sent on to. */
export const pressOnConsentPage = async (page: URL, label: string): Promise<URL> => {
  const opened = await fetch(page)
  const text = await opened.text()
  if (opened.status !== 200) throw new Error(`the page of consent answered ${opened.status}`)
  const form = (text.match(/<form[\s\S]*?<\/form>/g) ?? []).find((one) => unescaped(/<button[^>]*>([^<]*)/.exec(one)?.[1] ?? '') === label)
  if (form === undefined) throw new Error(`no button "${label}" on the page`)
  const fields = [...form.matchAll(/name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
    unescaped(name),
    unescaped(value),
  ])
  const action = /action="([^"]*)"/.exec(form)?.[1] ?? ''
  const answer = await fetch(new URL(action, page), {
    method: 'POST',
    headers: { origin: page.origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`the page answered ${answer.status}`)
  return new URL(location)
}
