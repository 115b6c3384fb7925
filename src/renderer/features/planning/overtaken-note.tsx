import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { PlanCompare } from './plan-compare.tsx'
import type { PlanDesk } from './use-plan-desk.ts'

/** Somebody saved this plan while it was being changed here: nothing is lost until one is chosen. */
export const OvertakenNote = ({ desk }: { desk: PlanDesk }) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const [comparing, setComparing] = useState(false)
  const { saved } = desk
  return (
    <div role="alert">
      <Callout
        tone="warning"
        title={t('conflict.title')}
        action={
          <span className="flex gap-2">
            <Button size="sm" onPress={desk.discard}>
              {t('conflict.reload')}
            </Button>
            {saved ? (
              <Button size="sm" onPress={() => setComparing(true)}>
                {t('conflict.compare')}
              </Button>
            ) : (
              <Button size="sm" onPress={() => desk.saveAs(desk.rules)} isPending={desk.isSaving}>
                {t('conflict.keepMine')}
              </Button>
            )}
          </span>
        }
      >
        {saved ? t('conflict.text', { version: saved.version, by: saved.by, at: format.dateTime(saved.at) }) : t('conflict.removed')}
      </Callout>
      {comparing && saved && (
        <PlanCompare
          mine={desk.rules}
          theirs={saved}
          onClose={() => setComparing(false)}
          onTakeTheirs={() => {
            setComparing(false)
            desk.discard()
          }}
          onKeepMine={() => {
            setComparing(false)
            desk.saveAs(desk.rules)
          }}
        />
      )}
    </div>
  )
}
