import type { ReactNode } from 'react'
import type { MarketPreset } from '../../../contract/plans.ts'
import { AudienceField } from './audience-field.tsx'
import { BandsField } from './bands-field.tsx'
import { BlackoutField } from './blackout-field.tsx'
import { MixField } from './mix-field.tsx'
import { ObligationsField } from './obligations-field.tsx'
import { QuietField } from './quiet-field.tsx'
import { MissedFields, RhythmFields } from './rhythm-fields.tsx'
import type { RulesFormPart } from './rules-form.ts'

const Card = ({ children }: { children: ReactNode }) => <div className="min-w-0 rounded-lg border border-line p-4">{children}</div>

/** Every rule of a plan. */
export const PlanEditor = ({ presets, ...part }: RulesFormPart & { presets: readonly MarketPreset[] }) => {
  const { markets, quietHours } = part.rules
  const [heaviest] = markets.toSorted((a, b) => b.weight - a.weight)
  const marketQuiet = presets.find(({ market }) => market === heaviest?.market)?.quiet ?? []
  return (
    <div className="@container flex flex-col gap-4">
      <Card>
        <BandsField {...part} quiet={quietHours ?? marketQuiet} />
      </Card>
      <div className="grid items-start gap-4 @4xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <Card>
            <AudienceField {...part} />
          </Card>
          <Card>
            <QuietField {...part} marketQuiet={marketQuiet} />
          </Card>
          <Card>
            <BlackoutField {...part} />
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <Card>
            <MixField {...part} />
          </Card>
          <Card>
            <ObligationsField {...part} />
          </Card>
        </div>
      </div>
      <div className="grid items-start gap-4 @4xl:grid-cols-2">
        <Card>
          <RhythmFields {...part} />
        </Card>
        <Card>
          <MissedFields {...part} />
        </Card>
      </div>
    </div>
  )
}
