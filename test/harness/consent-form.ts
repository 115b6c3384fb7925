/** Opens the practice network's page of consent as a browser would, and presses one of its buttons. */
import type { CoreClient } from '../../src/core/index.ts'
import { pressOnForm } from '../../src/practice/press-on-form.ts'

/** `button`: what it says, e.g. `Continue as @nova` or `Cancel`. Answers where the browser is sent on to. */
export const pressOnConsentForm = async (page: URL, button: string, options: { unticked?: readonly string[] } = {}): Promise<URL> => {
  const opened = await fetch(page)
  const text = await opened.text()
  if (opened.status !== 200) throw new Error(`the page of consent answered ${opened.status}`)
  const { url, headers, body } = pressOnForm(text, page, button, options)
  const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual' })
  const location = answer.headers.get('location')
  if (location === null) throw new Error(`the page answered ${answer.status}`)
  return new URL(location)
}

/** An account connected by its owner's consent. `onBegun` is told the address that the application has to allow. */
export const connectByConsent = async (
  client: CoreClient,
  { creatorId, appId }: { creatorId: string; appId: string },
  button: string,
  onBegun: (returnAddress: string) => void = () => undefined,
) => {
  const consent = await client.accounts.beginConsent({ creatorId, appId })
  onBegun(consent.returnAddress)
  const { href: address } = await pressOnConsentForm(new URL(consent.page), button)
  const { state } = await client.accounts.finishConsent({ creatorId, consentId: consent.id, address })
  if (state.is !== 'connected') throw new Error(`the consent came to ${state.is}`)
  return state.account
}
