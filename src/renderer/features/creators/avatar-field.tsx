import { useTranslation } from 'react-i18next'
import { ImagePlus, X } from 'lucide-react'
import { FileTrigger } from 'react-aria-components'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useObjectUrl } from '../../lib/asset-image.tsx'

/** What becomes of the picture when the form is saved. */
export type AvatarChange = { is: 'kept' } | { is: 'removed' } | { is: 'new'; file: File }

export const AvatarField = ({
  name,
  assetId,
  change,
  onChange,
}: {
  name: string
  assetId: string | null
  change: AvatarChange
  onChange: (change: AvatarChange) => void
}) => {
  const { t } = useTranslation('creators')
  const url = useObjectUrl(change.is === 'new' ? change.file : null)
  const hasPicture = change.is === 'new' || (change.is === 'kept' && assetId !== null)
  return (
    <div role="group" aria-label={t('form.avatar')} className="flex items-center gap-3">
      {url ? (
        <img src={url} alt="" className="size-12 rounded-full object-cover" />
      ) : (
        <Avatar name={name} assetId={change.is === 'kept' ? assetId : null} size="lg" />
      )}
      <div>
        <div className="flex items-center gap-1">
          <FileTrigger
            acceptedFileTypes={['image/jpeg', 'image/png', 'image/webp']}
            onSelect={(files) => files?.[0] && onChange({ is: 'new', file: files[0] })}
          >
            <Button size="sm" icon={ImagePlus}>
              {t('form.avatarChoose')}
            </Button>
          </FileTrigger>
          {hasPicture && <IconButton icon={X} size="sm" label={t('form.avatarRemove')} onPress={() => onChange({ is: 'removed' })} />}
        </div>
        <p className="mt-1 text-sm text-muted">{t('form.avatarHelp')}</p>
      </div>
    </div>
  )
}
