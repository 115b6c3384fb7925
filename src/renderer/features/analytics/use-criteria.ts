/** What a score is made of, in the reader's language: core says which criteria there are, with the words of each. */
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../lib/api.tsx'
import { withFrenchSpaces } from '../../lib/i18n/french-spaces.ts'
import { useLanguage } from '../../lib/locale.tsx'

export const useCriteria = () => {
  const language = useLanguage()
  const { data } = useQuery(useApi().analytics.criteria.queryOptions())
  const said = ({ fr, en }: { fr: string; en: string }): string => (language === 'fr' ? withFrenchSpaces(fr) : en)
  const criteria = (data?.criteria ?? []).map(({ id, name, formula, source }) => ({
    id,
    name: said(name),
    formula: said(formula),
    source: said(source),
  }))
  return {
    criteria,
    rules: data?.rules,
    nameOf: (id: string): string => criteria.find((one) => one.id === id)?.name ?? id,
  }
}
