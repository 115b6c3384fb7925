import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Check, Copy, Download, ExternalLink as LeadsOut, FolderOpen, Hand } from 'lucide-react'
import type { Handover, Publication } from '../../../contract/publications.ts'
import { useApi } from '../../lib/api.tsx'
import { AssetImage } from '../../lib/asset-image.tsx'
import { after } from '../../lib/clock.ts'
import { useFormat } from '../../lib/locale.tsx'
import { platformName } from '../../../contract/platform-name.ts'
import { useRuleText } from '../../lib/rule-text.ts'
import { Button } from '../button.tsx'
import { Callout } from '../callout.tsx'
import { ErrorState } from '../error-state.tsx'
import { SkeletonRows } from '../skeleton.tsx'
import { ConfirmForm, SkipForm } from './confirm-form.tsx'
import { useByHand } from './use-by-hand.ts'

type Acts = ReturnType<typeof useByHand>

const Hands = ({ publication: { inHand }, acts }: { publication: Publication; acts: Acts }) => {
  const { t } = useTranslation('byHand')
  const format = useFormat()
  if (inHand === null)
    return (
      <Button size="sm" icon={Hand} onPress={() => acts.take(false)} isPending={acts.isTaking} className="self-start">
        {t('act.take')}
      </Button>
    )
  const at = format.time(inHand.at)
  return (
    <Callout
      tone={acts.isMine ? 'info' : 'warning'}
      title={acts.isMine ? t('inHand.mine', { at }) : t('inHand.other', { name: inHand.by, at })}
      action={
        acts.isMine ? (
          <Button size="sm" onPress={acts.back}>
            {t('act.back')}
          </Button>
        ) : (
          <Button size="sm" onPress={() => acts.take(true)} isPending={acts.isTaking}>
            {t('act.takeOver', { name: inHand.by })}
          </Button>
        )
      }
    />
  )
}

const Checks = ({ handover: { checks, publication } }: { handover: Handover }) => {
  const { t } = useTranslation('byHand')
  const rule = useRuleText()
  const platform = platformName(publication.platform)
  const found = checks.flatMap(({ problems }) => problems)
  return (
    <div className="flex flex-col gap-2">
      <ul aria-label={t('checks')} className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
        {checks.map(({ name, problems }) => (
          <li key={name} className="inline-flex items-center gap-1">
            <span aria-hidden className={problems.length === 0 ? 'text-green' : 'text-amber'}>
              {problems.length === 0 ? '✓' : '!'}
            </span>
            {t(`check.${name}`, { platform })}
            {problems.length === 0 && <span className="sr-only"> : {t('passed')}</span>}
          </li>
        ))}
      </ul>
      {found.map(({ rule: name, data, severity }) => (
        <Callout key={`${name} ${JSON.stringify(data)}`} tone={severity === 'error' ? 'error' : 'warning'}>
          {rule(name, data)}
        </Callout>
      ))}
    </div>
  )
}

const CopyCaption = ({ text, acts }: { text: string; acts: Acts }) => {
  const { t } = useTranslation(['byHand', 'ui'])
  const [copied, setCopied] = useState(false)
  useEffect(() => (copied ? after(2000, () => setCopied(false)) : undefined), [copied])
  return (
    <Button icon={copied ? Check : Copy} onPress={() => void acts.copy(text).then(setCopied)}>
      <span aria-live="polite">{copied ? t('ui:act.copied') : t('act.copy')}</span>
    </Button>
  )
}

const Files = ({ files, acts }: { files: Handover['files']; acts: Acts }) => {
  const { t } = useTranslation('byHand')
  const { drag } = acts
  if (files.length === 0) return null
  return (
    <ul aria-label={t('files')} className="flex flex-wrap gap-2">
      {files.map(({ assetId, fileName, alt }) => (
        <li key={assetId}>
          <button
            type="button"
            onClick={() => void acts.save([assetId])}
            draggable={drag !== undefined}
            onDragStart={(event) => {
              event.preventDefault()
              drag?.()
            }}
            title={t('act.file', { file: fileName })}
            className="flex w-24 flex-col gap-1 rounded-md text-left text-sm focus-visible:ring-focus"
          >
            <AssetImage assetId={assetId} alt={alt} className="h-20 w-24 rounded-md object-cover" />
            <span className="truncate">{fileName}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

const Given = ({ handover }: { handover: Handover }) => {
  const { t } = useTranslation('byHand')
  const format = useFormat()
  const { publication, caption, price, files, profileUrl } = handover
  const acts = useByHand(publication)
  const [isSkipping, setIsSkipping] = useState(false)
  const platform = platformName(publication.platform)
  const money = price && new Intl.NumberFormat(format.locale, { style: 'currency', currency: price.currency }).format(price.cents / 100)
  return (
    <>
      <Hands publication={publication} acts={acts} />
      <Checks handover={handover} />
      <div className="flex flex-col gap-2">
        <p className="text-sm font-medium text-muted">{t('caption')}</p>
        <p className="max-h-40 overflow-y-auto rounded-md bg-surface p-2.5 break-words whitespace-pre-wrap">{caption || '—'}</p>
        <p className="tnum">
          <span className="text-muted">{t('price')}</span> {money ?? t('free')}
        </p>
        <Files files={files} acts={acts} />
        {acts.drag && files.length > 0 && <p className="text-sm text-muted">{t('dragHint')}</p>}
      </div>
      <div className="flex flex-wrap gap-2">
        <CopyCaption text={caption} acts={acts} />
        {files.length > 0 && (
          <Button icon={Download} isPending={acts.isSaving} onPress={() => void acts.save(files.map(({ assetId }) => assetId))}>
            {t('act.files')}
          </Button>
        )}
        {files.length > 0 && acts.reveal && (
          <Button icon={FolderOpen} isPending={acts.isRevealing} onPress={() => void acts.reveal?.()}>
            {t('act.reveal')}
          </Button>
        )}
        <Button icon={LeadsOut} onPress={() => void acts.open(profileUrl)}>
          {t('act.open', { platform })}
        </Button>
      </div>
      <ConfirmForm handover={handover} acts={acts} />
      {isSkipping ? (
        <SkipForm acts={acts} onClose={() => setIsSkipping(false)} />
      ) : (
        <Button variant="quiet" className="self-start" onPress={() => setIsSkipping(true)}>
          {t('act.skip')}
        </Button>
      )}
    </>
  )
}

/** All that is needed to post one publication by hand, in the order in which it is done. */
export const ReadyPanel = ({ publication }: { publication: Publication }) => {
  const { t } = useTranslation('byHand')
  const api = useApi()
  const read = useQuery(api.publications.handover.queryOptions({ input: { publicationId: publication.id } }))
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">{t('steps', { platform: platformName(publication.platform) })}</p>
      {read.isPending && <SkeletonRows rows={3} />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />}
      {read.data && <Given handover={read.data} />}
    </div>
  )
}
