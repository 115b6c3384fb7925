import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Facts, Section } from '../../components/section.tsx'
import type { Creator } from '../../../contract/creators.ts'
import { useFormat } from '../../lib/locale.tsx'
import { LocalTime } from './local-time.tsx'
import { NextPublication } from './next-publication.tsx'

const Words = ({ words }: { words: readonly string[] }) => {
  const { t } = useTranslation('creators')
  if (words.length === 0) return <span className="text-muted">{t('profile.noPseudonym')}</span>
  return (
    <ul className="flex flex-wrap gap-1">
      {words.map((word) => (
        <li key={word} className="max-w-full truncate rounded-md border border-line bg-raised px-2 text-sm leading-5.5">
          {word}
        </li>
      ))}
    </ul>
  )
}

const Platforms = ({ platforms }: { platforms: Creator['platforms'] }) => {
  const { t } = useTranslation('creators')
  if (platforms.length === 0) return <span className="text-muted">{t('profile.none')}</span>
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-1">
      {platforms.map((platform) => (
        <PlatformGlyph key={platform} platform={platform} withName />
      ))}
    </span>
  )
}

const Prose = ({ text, empty }: { text: string; empty: string }) =>
  text.trim() === '' ? <p className="text-muted">{empty}</p> : <p className="max-w-160 break-words whitespace-pre-wrap">{text}</p>

const Constraints = ({ constraints }: Pick<Creator, 'constraints'>) => {
  const { t } = useTranslation('creators')
  const { neverShow, neverMention, platformsNotAllowed, free } = constraints
  const items: { name: string; value: ReactNode }[] = []
  if (neverShow.length > 0) items.push({ name: t('form.neverShow'), value: <Words words={neverShow} /> })
  if (neverMention.length > 0) items.push({ name: t('form.neverMention'), value: <Words words={neverMention} /> })
  if (platformsNotAllowed.length > 0)
    items.push({ name: t('form.platformsNotAllowed'), value: <Platforms platforms={platformsNotAllowed} /> })
  if (free.trim() !== '') items.push({ name: t('form.free'), value: <Prose text={free} empty="" /> })
  if (items.length === 0) return <p className="text-muted">{t('profile.noConstraint')}</p>
  return <Facts items={items} />
}

/** The facts of a creator, to read. */
export const CreatorProfile = ({ creator }: { creator: Creator }) => {
  const { t } = useTranslation('creators')
  const format = useFormat()
  return (
    <div className="flex max-w-240 flex-col gap-7">
      <Section title={t('profile.identity')}>
        <Facts
          items={[
            { name: t('form.pseudonyms'), value: <Words words={creator.pseudonyms} /> },
            { name: t('form.platforms'), value: <Platforms platforms={creator.platforms} /> },
            { name: t('form.market'), value: t(`market.${creator.market}`) },
            { name: t('column.zone'), value: <LocalTime zone={creator.zone} /> },
            { name: t('form.approval'), value: t(`approval.${creator.approval}`) },
            { name: t('profile.next'), value: <NextPublication at={creator.nextPublicationAt} zone={creator.zone} /> },
            { name: t('profile.since'), value: format.date(creator.createdAt) },
          ]}
        />
      </Section>
      <Section title={t('form.constraints')} note={t('form.constraintsNote')}>
        <Constraints constraints={creator.constraints} />
      </Section>
      <Section title={t('form.notes')}>
        <Prose text={creator.notes} empty={t('profile.noNotes')} />
      </Section>
    </div>
  )
}
