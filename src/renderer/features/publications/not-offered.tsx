import { useTranslation } from 'react-i18next'
import type { Capabilities } from '../../../contract/platforms.ts'
import { ExternalLink } from '../../components/link.tsx'

const about = ['like', 'repost', 'comments', 'unasked_reply'] as const

/** What people look for here and the platform does not give, with its word for it. */
export const NotOffered = ({ capabilities, only }: { capabilities: Capabilities; only: readonly (typeof about)[number][] }) => {
  const { t } = useTranslation('accounts')
  const missing = capabilities.notOffered.flatMap(({ what, ...rest }) => {
    const one = only.find((name) => name === what)
    return one ? [{ what: one, ...rest }] : []
  })
  if (missing.length === 0) return null
  return (
    <ul className="flex flex-col gap-1 text-sm text-muted">
      {missing.map(({ what, why, source }) => (
        <li key={what}>
          <ExternalLink href={source}>{t(`offer.what.${what}`)}</ExternalLink> · {t(`offer.why.${why}`)}
        </li>
      ))}
    </ul>
  )
}
