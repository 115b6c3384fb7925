import { useTranslation } from 'react-i18next'
import { CircleCheck, CircleX, Copy, type LucideIcon } from 'lucide-react'
import { Badge, type Hue } from '../../components/badge.tsx'
import type { ImportRow } from '../../../contract/imports.ts'

const looks: Record<ImportRow['state'], { icon: LucideIcon; hue: Hue }> = {
  ready: { icon: CircleCheck, hue: 'green' },
  duplicate: { icon: Copy, hue: 'grey' },
  error: { icon: CircleX, hue: 'red' },
}

export const RowState = ({ state }: Pick<ImportRow, 'state'>) => {
  const { t } = useTranslation('imports')
  return <Badge {...looks[state]}>{t(`state.${state}`)}</Badge>
}
