import { useTranslation } from 'react-i18next'
import { CircleDot } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Facts } from '../../components/section.tsx'
import type { PlanRules, PlanVersion } from '../../../contract/plans.ts'
import { usePlanWords } from './plan-words.ts'

/** A whole plan to read; where it differs from `now`, what there is instead today. */
export const PlanSummary = ({ rules, now }: { rules: PlanRules; now: PlanRules | undefined }) => {
  const { t } = useTranslation('planning')
  const { lines } = usePlanWords()
  const today = new Map((now ? lines(now) : []).map(({ id, value }) => [id, value]))
  return (
    <Facts
      items={lines(rules).map(({ id, name, value }) => {
        const other = today.get(id)
        return {
          name,
          value: (
            <span className="whitespace-pre-line">
              {value}
              {other !== undefined && other !== value && (
                <span className="block font-medium text-amber">{t('versions.now', { value: other })}</span>
              )}
            </span>
          ),
        }
      })}
    />
  )
}

export interface PlanCompareProps {
  mine: PlanRules
  theirs: PlanVersion
  onClose: () => void
  onTakeTheirs: () => void
  onKeepMine: () => void
}

/** Both plans, setting by setting; what differs is marked and comes first. */
export const PlanCompare = ({ mine, theirs, onClose, onTakeTheirs, onKeepMine }: PlanCompareProps) => {
  const { t } = useTranslation('planning')
  const { lines } = usePlanWords()
  const other = new Map(lines(theirs.rules).map(({ id, value }) => [id, value]))
  const rows = lines(mine).map((line) => ({ ...line, other: other.get(line.id) ?? '', differs: other.get(line.id) !== line.value }))
  const sorted = rows.toSorted((a, b) => Number(b.differs) - Number(a.differs))
  return (
    <Dialog
      title={t('conflict.compareTitle')}
      isOpen
      onClose={onClose}
      size="lg"
      footer={
        <>
          <Button onPress={onTakeTheirs}>{t('conflict.reload')}</Button>
          <Button variant="primary" onPress={onKeepMine}>
            {t('conflict.keepMine')}
          </Button>
        </>
      }
    >
      {!rows.some(({ differs }) => differs) && <p>{t('conflict.same')}</p>}
      <table className="w-full table-fixed border-collapse text-left">
        <thead>
          <tr className="border-b border-line text-sm text-muted">
            <th scope="col" className="w-1/4 py-1.5 pr-3 font-medium">
              {t('conflict.name')}
            </th>
            <th scope="col" className="py-1.5 pr-3 font-medium">
              {t('conflict.mine')}
            </th>
            <th scope="col" className="py-1.5 font-medium">
              {t('conflict.theirs')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ id, name, value, other: saved, differs }) => (
            <tr key={id} className="border-b border-line align-top last:border-b-0">
              <th scope="row" className="py-1.5 pr-3 font-normal text-muted">
                {differs && <CircleDot aria-hidden className="mr-1.5 inline size-3.5 text-amber" />}
                {name}
              </th>
              <td className={differs ? 'py-1.5 pr-3 font-medium whitespace-pre-line' : 'py-1.5 pr-3 whitespace-pre-line'}>{value}</td>
              <td className={differs ? 'py-1.5 font-medium whitespace-pre-line' : 'py-1.5 whitespace-pre-line'}>{saved}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
