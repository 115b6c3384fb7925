import { useTranslation } from 'react-i18next'
import { CircleCheck, PlugZap, Unplug } from 'lucide-react'
import { Badge, type Hue } from '../../components/badge.tsx'
import type { LucideIcon } from 'lucide-react'
import type { Account } from '../../../contract/accounts.ts'

const looks: Record<Account['state'], { icon: LucideIcon; hue: Hue; outlined?: boolean }> = {
  connected: { icon: CircleCheck, hue: 'green' },
  needs_reconnect: { icon: PlugZap, hue: 'amber', outlined: true },
  disconnected: { icon: Unplug, hue: 'grey' },
}

export const AccountState = ({ state }: Pick<Account, 'state'>) => {
  const { t } = useTranslation('accounts')
  return <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>
}

const order: Record<Account['state'], number> = { needs_reconnect: 0, connected: 1, disconnected: 2 }

/** Those that need a person first. */
export const byNeed = (a: Account, b: Account): number => order[a.state] - order[b.state] || a.handle.localeCompare(b.handle)
