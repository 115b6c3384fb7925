/** How pages show what is no text of theirs: times, and where followers are. */
import type { Audience, SeenAccount, SimulatedReply } from './audience.ts'
import { escape } from './page-layout.ts'
import { truths } from './truth.ts'

const localeOf = (language: string): string => (language === 'fr' ? 'fr-FR' : 'en-GB')

export const shownTime = (at: number, language: string): string => {
  const text = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).format(at)
  return `<time datetime="${new Date(at).toISOString()}">${text} UTC</time>`
}

/** The commonest countries of those who follow an account; none where nobody is simulated. */
export const shownCountries = (audience: Audience | null, account: SeenAccount, language: string): string => {
  if (!audience) return ''
  const locale = localeOf(language)
  const names = new Intl.DisplayNames([locale], { type: 'region' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const parts = truths[audience.marketOf(account)].countries.map(
    ([country, share]) => `${names.of(country) ?? country} ${percent.format(share)}`,
  )
  return `<p class="by">${parts.join(' · ')}</p>`
}

/** What somebody of the simulated audience answered. */
export const shownReply = ({ name, text, at }: SimulatedReply, language: string): string =>
  `<article><p class="by"><b>@${escape(name)}</b> · ${shownTime(at, language)}</p><p class="text">${escape(text)}</p></article>`
