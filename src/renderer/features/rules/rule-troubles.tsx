import { useTranslation } from 'react-i18next'
import { platformName } from '../../../contract/platform-name.ts'
import type { RuleTrouble } from '../../../contract/rules.ts'
import { Callout } from '../../components/callout.tsx'

/** What is wrong with it beside the others, or where it goes. */
export const RuleTroubles = ({ troubles }: { troubles: readonly RuleTrouble[] }) => {
  const { t } = useTranslation('rules')
  const { t: automation } = useTranslation('automation')
  return troubles.map(({ kind, with: other, platform, act }) => (
    <Callout key={[kind, other, platform, act].join(' ')} tone="warning">
      {t(`trouble.${kind}`, {
        with: other ?? '',
        platform: platform === null ? '' : platformName(platform),
        act: act === null ? '' : automation(`act.${act}`),
      })}
    </Callout>
  ))
}
