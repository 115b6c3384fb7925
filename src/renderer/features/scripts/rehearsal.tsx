/** What a script would have done last week. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import type { ScriptDraft, ScriptRehearsal } from '../../../contract/scripts.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { RichText } from '../../components/rich-text.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import { useEndingText } from './ending-text.ts'

const Conversation = ({ one }: { one: ScriptRehearsal }) => {
  const { t } = useTranslation('scripts')
  const says = useEndingText()
  return (
    <li className="flex flex-col gap-2 border-b border-line py-3 last:border-b-0">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        <PlatformGlyph platform={one.platform} />
        {t('with', { account: `@${one.accountHandle}`, person: one.person })}
        <Badge>{one.ended ? says(one.ended) : t('rehearse.still')}</Badge>
      </p>
      <ul className="flex flex-col gap-1.5">
        {one.lines.map((line, index) => (
          <li
            key={index}
            className={cx(
              'max-w-[24rem] rounded-lg border border-line px-3 py-1.5',
              line.from === 'them' ? 'mr-8' : 'ml-8 self-end bg-surface',
            )}
          >
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-muted">
              {line.from === 'them' ? `@${one.person}` : t(`rehearse.${line.from}`)}
              <Instant at={line.at} relative={false} />
            </p>
            <RichText text={line.text} />
          </li>
        ))}
      </ul>
    </li>
  )
}

export const Rehearsal = ({ draft }: { draft: ScriptDraft }) => {
  const { t } = useTranslation('scripts')
  const api = useApi()
  const [asked, setAsked] = useState<ScriptDraft | null>(null)
  const found = useQuery(api.scripts.rehearse.queryOptions({ input: asked ? { draft: asked } : skipToken }))
  return (
    <Section
      title={t('rehearse.title')}
      note={t('rehearse.note')}
      actions={
        <Button size="sm" icon={History} isDisabled={draft.name.trim() === ''} isPending={found.isFetching} onPress={() => setAsked(draft)}>
          {t('rehearse.act')}
        </Button>
      }
    >
      {asked && found.isPending && <SkeletonRows rows={2} />}
      {found.isError && <ReadError error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />}
      {found.data && (
        <>
          <p role="status">
            {found.data.matched === 0
              ? t('rehearse.none')
              : t('rehearse.summary', { matched: found.data.matched, conversations: found.data.conversations })}
          </p>
          <ul aria-label={t('rehearse.title')} className="flex flex-col">
            {found.data.shown.map((one, index) => (
              <Conversation key={index} one={one} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
