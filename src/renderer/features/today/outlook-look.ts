import { CalendarCheck2, CalendarX2, CircleCheck, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ObligationState } from '../../../contract/obligations.ts'
import type { Hue } from '../../components/badge.tsx'

/** One look per state of what is owed. */
export const outlookLooks: Record<ObligationState, { icon: LucideIcon; hue: Hue }> = {
  met: { icon: CircleCheck, hue: 'green' },
  planned: { icon: CalendarCheck2, hue: 'blue' },
  at_risk: { icon: TriangleAlert, hue: 'amber' },
  missing: { icon: CalendarX2, hue: 'red' },
}
