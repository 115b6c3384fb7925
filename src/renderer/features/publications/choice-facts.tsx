import { useTranslation } from 'react-i18next'
import { Facts, Section } from '../../components/section.tsx'
import type { ChosenOptions } from '../../../contract/platform-options.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { askedOf, termsOf, valueOf } from '../../lib/choices.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useChoiceText } from '../../lib/use-choice-text.ts'

/** What was chosen for the post on this account. */
export const ChoiceFacts = ({ platform, chosen }: { platform: Platform; chosen: ChosenOptions }) => {
  const { t } = useTranslation('publications')
  const words = useChoiceText()
  const format = useFormat()
  const list = platform.capabilities.choices?.list ?? []
  const items = askedOf(list, chosen).map((choice) => {
    const terms = choice.kind === 'agree' ? termsOf(list, choice, chosen).map(({ id }) => id) : []
    const { label, value, term } = words(choice, platform.name, terms)
    const stands = valueOf(choice, chosen)
    const money = (cents: number, currency: string): string =>
      new Intl.NumberFormat(format.locale, { style: 'currency', currency }).format(cents / 100)
    return {
      name: choice.kind === 'agree' ? terms.map(term).join(', ') : label,
      value:
        choice.kind === 'amount'
          ? typeof stands === 'number' && money(stands, choice.currency)
          : typeof stands === 'string'
            ? value(stands)
            : stands === null
              ? null
              : t(stands ? 'choices.yes' : 'choices.no'),
    }
  })
  if (items.length === 0) return null
  return (
    <Section title={t('choices.title')}>
      <Facts items={items} />
    </Section>
  )
}
