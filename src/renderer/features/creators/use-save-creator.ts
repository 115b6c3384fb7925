import type { Creator } from '../../../contract/creators.ts'
import { useApiClient } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import type { AvatarChange } from './avatar-field.tsx'
import type { CreatorInput } from './creator-input.ts'

/** Creates or changes a creator, then its picture. */
export const useSaveCreator = (existing: Creator | null, onSaved: (creator: Creator) => void) => {
  const client = useApiClient()
  return useSubmit({
    mutationFn: async ({ input, avatar }: { input: CreatorInput; avatar: AvatarChange }): Promise<Creator> => {
      const saved = existing
        ? await client.creators.update({ creatorId: existing.id, changes: input })
        : await client.creators.create(input)
      if (avatar.is === 'kept') return saved
      if (avatar.is === 'removed') return client.creators.setAvatar({ creatorId: saved.id, assetId: null })
      const asset = await client.media.upload({ creatorId: saved.id, file: avatar.file, fileName: avatar.file.name || 'avatar' })
      return client.creators.setAvatar({ creatorId: saved.id, assetId: asset.id })
    },
    onSuccess: onSaved,
  })
}
