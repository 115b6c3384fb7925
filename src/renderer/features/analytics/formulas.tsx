import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Sigma } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCriteria } from './use-criteria.ts'
import { figureNames, useFigureWords } from './use-figure-words.ts'

/** Every figure with its formula, in one place. */
export const Formulas = () => {
  const { t } = useTranslation('analytics')
  const words = useFigureWords()
  const { criteria, rules } = useCriteria()
  const format = useFormat()
  const [isOpen, setIsOpen] = useState(false)
  const rows: [string, string][] = [
    ...figureNames.map((figure): [string, string] => [words.label(figure), words.formula(figure)]),
    [t('formulas.reach'), t('formulas.reachFormula')],
    [t('followers'), t('formulas.followers')],
    [t('formulas.follow'), t('formulas.growth')],
    [t('formulas.rhythmName'), t('formulas.rhythm')],
    ...(rules
      ? [
          [
            t('figure.score'),
            t('formulas.score', {
              spread: format.number(rules.leastSpread),
              most: rules.mostNeighbours,
              least: rules.leastNeighbours,
              days: rules.recentDays,
            }),
          ] satisfies [string, string],
        ]
      : []),
    ...criteria.map(({ name, formula, source }): [string, string] => [
      t('formulas.partName', { part: name }),
      `${formula} ${t('formulas.source', { source })}`,
    ]),
    [t('formulas.heatName'), t('formulas.heat')],
    [t('formulas.linksName'), t('formulas.links')],
  ]
  return (
    <>
      <Button size="sm" icon={Sigma} onPress={() => setIsOpen(true)}>
        {t('formulas.act')}
      </Button>
      {isOpen && (
        <Dialog title={t('formulas.title')} isOpen size="lg" onClose={() => setIsOpen(false)}>
          <p className="text-muted">{t('formulas.note')}</p>
          <table className="w-full">
            <thead className="text-left text-sm text-muted">
              <tr>
                <th scope="col" className="w-48 py-1.5 pr-4 font-medium max-md:w-32">
                  {t('formulas.name')}
                </th>
                <th scope="col" className="py-1.5 font-medium">
                  {t('formulas.value')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, formula]) => (
                <tr key={name} className="border-t border-line align-top">
                  <th scope="row" className="py-1.5 pr-4 text-left font-medium">
                    {name}
                  </th>
                  <td className="py-1.5">{formula}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Dialog>
      )}
    </>
  )
}
