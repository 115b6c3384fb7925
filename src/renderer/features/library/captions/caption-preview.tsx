import { useTranslation } from 'react-i18next'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { Shuffle } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { Section } from '../../../components/section.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import type { Contract } from '../../../../contract/index.ts'
import type { PlatformId } from '../../../../contract/platforms.ts'
import { cx } from '../../../lib/cx.ts'
import { useFormat } from '../../../lib/locale.tsx'
import { platformName } from '../../../../contract/platform-name.ts'
import { shownDraws } from './use-caption-check.ts'

type Checked = InferContractRouterOutputs<Contract>['captions']['check']

/** Several of the texts a caption can become, and how long they are where length counts. */
export const CaptionPreview = ({
  check,
  isEmpty,
  platform,
  onMore,
}: {
  check: Checked | undefined
  isEmpty: boolean
  platform: PlatformId | null
  onMore: (step: number) => void
}) => {
  const { t } = useTranslation('library')
  const format = useFormat()
  const variants = check?.variants ?? 0
  return (
    <Section
      title={platform === null ? t('caption.preview') : t('caption.previewOn', { platform: platformName(platform) })}
      note={!isEmpty && variants > 0 && t('caption.variants', { count: variants, shown: format.number(variants) })}
      actions={
        variants > shownDraws && (
          <Button size="sm" icon={Shuffle} onPress={() => onMore(shownDraws)}>
            {t('caption.otherDraws')}
          </Button>
        )
      }
    >
      {isEmpty && <p className="text-muted">{t('caption.previewEmpty')}</p>}
      {!isEmpty && !check && <Skeleton className="h-24" />}
      {!isEmpty && check?.problem && <p className="text-muted">{t('caption.previewProblem')}</p>}
      {!isEmpty && check && !check.problem && (
        <>
          <ul className="flex flex-col gap-2">
            {check.previews.map(({ variant, text }) => (
              <li key={variant} className="rounded-lg border border-line bg-surface px-3 py-2 break-words whitespace-pre-wrap">
                {text}
              </li>
            ))}
          </ul>
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
            {check.counts.map(({ platform: id, used, max }) => (
              <li key={id} className={cx('tnum flex items-center gap-1.5', used > max ? 'font-medium text-red' : 'text-muted')}>
                <PlatformGlyph platform={id} className="size-3.5" />
                {t('caption.length', { used: format.number(used), max: format.number(max) })}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}
