import { useTranslation } from 'react-i18next'
import { CircleCheck, CircleX } from 'lucide-react'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { Section } from '../../../components/section.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { platformName } from '../../../../contract/platform-name.ts'
import { useRuleText } from '../../../lib/rule-text.ts'

/** Where it may and can go, and why not. */
export const SuitabilityPanel = ({ asset }: { asset: LibraryAsset }) => {
  const { t } = useTranslation('library')
  const says = useRuleText()
  return (
    <Section title={t('suits.title')}>
      <ul className="flex flex-col gap-1.5">
        {asset.suitability.map(({ platform, reasons }) => (
          <li key={platform} className="flex items-start gap-2">
            <span className="flex w-28 shrink-0 items-center gap-1.5">
              <PlatformGlyph platform={platform} className="size-4" />
              <span className="truncate">{platformName(platform)}</span>
            </span>
            {reasons.length === 0 ? (
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-green" />
            ) : (
              <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-red" />
            )}
            <span className={reasons.length === 0 ? 'text-muted' : ''}>
              {reasons.length === 0 ? t('suits.yes') : reasons.map(({ rule, data }) => says(rule, data)).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
