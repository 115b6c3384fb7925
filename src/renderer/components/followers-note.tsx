import { useTranslation } from 'react-i18next'
import type { Followers } from '../../contract/analytics.ts'
import { useFormat } from '../lib/locale.tsx'

/** What a number of followers stands on: how many accounts, and which of them are not read any more. */
export const FollowersNote = ({ followers: { accounts, of, old } }: { followers: Followers }) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return (
    <>
      {t('followers.of', { count: accounts, of: format.number(of) })}
      {old && <span className="block">{t('followers.old', { count: old.accounts, date: format.date(old.since) })}</span>}
    </>
  )
}
