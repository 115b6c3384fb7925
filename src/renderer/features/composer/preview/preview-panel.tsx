import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleCheck } from 'lucide-react'
import type { KnownMentions } from '../../../components/rich-text.tsx'
import { Section } from '../../../components/section.tsx'
import { Tabs } from '../../../components/tabs.tsx'
import type { Account } from '../../../../contract/accounts.ts'
import type { Platform, PlatformId } from '../../../../contract/platforms.ts'
import type { Problem } from '../../../../contract/posts.ts'
import { textOn } from '../../../../contract/text-on.ts'
import { useFormat } from '../../../lib/locale.tsx'
import { useRuleText } from '../../../lib/rule-text.ts'
import type { Draft, DraftMedia } from '../draft.ts'
import { ReasonList, SeverityMark, type Reason } from '../reason-list.tsx'
import { lengthOn, type Counts } from '../text-length.ts'
import { FeedPreview, type FeedMedia } from './feed-preview.tsx'

export interface PreviewPanelProps {
  draft: Draft
  /** The chosen ones. */
  accounts: readonly Account[]
  platforms: readonly Platform[]
  /** Of the text on the first account, as its platform finds them. */
  mentions?: KnownMentions | undefined
  counts: Counts
  /** None while the page is blank. */
  problems: readonly Problem[]
  isBlank: boolean
  isSettled: boolean
}

/** Until core has a picture, its place is kept: the file itself is never drawn. Refused ones will not be there. */
const shownOf = (media: readonly DraftMedia[]): FeedMedia[] =>
  media.filter(({ state }) => state !== 'failed').map(({ key, kind, assetId, alt, ratio }) => ({ id: key, kind, assetId, alt, ratio }))

/** What the platform says of it: its length, and each reason why it would be refused or looked at. */
const Checks = ({
  platform,
  used,
  max,
  reasons,
  isSettled,
}: {
  platform: Platform
  used: number
  max: number
  reasons: readonly Reason[]
  isSettled: boolean
}) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const isRefused = reasons.some(({ severity }) => severity === 'error')
  return (
    <section aria-label={t('preview.checks', { platform: platform.name })} className="flex flex-col gap-1 text-sm">
      <p className="tnum text-muted">{t('preview.length', { used: format.number(used), max: format.number(max) })}</p>
      <ReasonList reasons={reasons} />
      {!isRefused && (
        <p className="flex items-center gap-1.5 text-muted">
          {isSettled && <CircleCheck aria-hidden className="size-4 text-green" />}
          {isSettled ? t('preview.fine', { platform: platform.name }) : t('problems.checking')}
        </p>
      )}
    </section>
  )
}

/** The post as the followers on each chosen platform will roughly see it, with what stands against it there. */
export const PreviewPanel = ({ draft, accounts, platforms, mentions, counts, problems, isBlank, isSettled }: PreviewPanelProps) => {
  const { t } = useTranslation('composer')
  const words = useRuleText()
  const [chosen, setChosen] = useState<PlatformId | null>(null)
  const media = shownOf(draft.media)
  const [first] = accounts
  const tabs = platforms.flatMap((platform) => {
    const { id, name, capabilities } = platform
    const own = accounts.filter((account) => account.platform === id)
    const [account] = own
    if (!account) return []
    const here = problems.filter((problem) => problem.accountId === null || own.some((one) => one.id === problem.accountId))
    const reasons = new Map(
      here.map(({ accountId, rule, data, severity }): [string, Reason] => {
        const handle = own.length > 1 && own.find((one) => one.id === accountId)?.handle
        const reason = words(rule, data)
        const text = handle ? t('problems.on', { accounts: `@${handle}`, reason }) : reason
        return [text, { severity, text }]
      }),
    )
    const list = [...reasons.values()].toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
    const isRefused = list.some(({ severity }) => severity === 'error')
    const text = textOn(draft, id)
    const content = (
      <div className="flex flex-col gap-3">
        <FeedPreview
          platform={id}
          name={account.displayName || account.handle}
          handle={account.handle}
          text={text}
          thread={capabilities.thread ? draft.thread : []}
          mentions={account === first ? mentions : undefined}
          media={media}
        />
        <p className="text-sm text-muted">{t('preview.roughly', { platform: name })}</p>
        {!isBlank && <Checks platform={platform} {...lengthOn(text, platform, own, counts)} reasons={list} isSettled={isSettled} />}
      </div>
    )
    return [{ id, label: name, badge: isRefused && <SeverityMark severity="error" />, content }]
  })
  const [only] = tabs
  return (
    <Section title={t('preview.title')}>
      {!only && <p className="text-muted">{t('preview.empty')}</p>}
      {tabs.length === 1 && only?.content}
      {tabs.length > 1 && (
        <Tabs label={t('preview.platform')} tabs={tabs} value={chosen ?? first?.platform ?? tabs[0]?.id} onChange={setChosen} />
      )}
    </Section>
  )
}
