import { useTranslation } from 'react-i18next'
import type { RuleTrigger, WouldDo } from '../../../contract/rules.ts'
import { Badge, type Hue } from '../../components/badge.tsx'
import { Instant } from '../../components/instant.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'

interface Tried {
  seen: number
  matched: number
  total: number
  acts: readonly WouldDo[]
}

const hues: Readonly<Record<string, Hue>> = { allowed: 'green', needs_click: 'amber', later: 'amber', not_by_api: 'grey', here: 'blue' }

const Verdict = ({ act: { gate, left } }: { act: WouldDo }) => {
  const { t } = useTranslation('rules')
  if (left !== null) return <Badge>{t(`left.${left}`)}</Badge>
  const verdict = gate?.verdict ?? 'here'
  return <Badge hue={hues[verdict] ?? 'grey'}>{t(`verdict.${verdict === 'later' ? (gate?.putOff ?? 'hour') : verdict}`)}</Badge>
}

/** What a rule would have done over the last week, each with what the gate would have said. */
export const TriedOut = ({ on, tried: { seen, matched, total, acts } }: { on: RuleTrigger['on']; tried: Tried }) => {
  const { t } = useTranslation('rules')
  return (
    <>
      <p className="text-muted">{t(on === 'follower' ? 'tried.noteFollower' : 'tried.note', { seen, matched })}</p>
      {acts.length === 0 ? (
        <p className="text-muted">{t('tried.none')}</p>
      ) : (
        <>
          <p className="font-medium">{t('tried.acts', { count: total })}</p>
          <ul aria-label={t('tried.title')} className="flex flex-col">
            {acts.map((act) => (
              <li
                key={`${act.do} ${act.accountHandle} ${act.on.itemId ?? `${act.on.author ?? ''} ${act.on.text}`} ${act.on.at.getTime()}`}
                className="flex flex-wrap items-start gap-x-4 gap-y-1 border-b border-line py-2 last:border-b-0"
              >
                <div className="flex min-w-0 flex-1 basis-72 flex-col gap-0.5">
                  <p className="flex flex-wrap items-center gap-2">
                    <PlatformGlyph platform={act.platform} withName />
                    <span className="font-medium">
                      {t(`act.${act.do === 'tag' ? (on === 'follower' ? 'put_tag_follower' : 'put_tag') : act.do}`)}
                    </span>
                    <span className="text-muted">
                      @{act.accountHandle}
                      {act.on.author !== null && ` → @${act.on.author}`} · <Instant at={act.dueAt} />
                    </span>
                  </p>
                  {act.on.text !== '' && <p className="line-clamp-2 break-words text-muted">{act.on.text}</p>}
                  {act.text !== null && <p className="break-words">{act.text}</p>}
                </div>
                <Verdict act={act} />
              </li>
            ))}
          </ul>
          {total > acts.length && <p className="text-sm text-muted">{t('tried.latest', { count: acts.length })}</p>}
        </>
      )}
    </>
  )
}
