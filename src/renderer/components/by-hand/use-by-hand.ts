/** What a person does where only they can post; each says what it did, and what can be taken back offers that. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Publication } from '../../../contract/publications.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useMe } from '../../lib/me.tsx'
import { desktopFiles } from '../../lib/desktop.ts'
import { saveFile } from '../../lib/save-file.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { useToasts } from '../toast.tsx'

export const useUndoByHand = (publicationId: string) => {
  const { t } = useTranslation('byHand')
  const api = useApi()
  const toasts = useToasts()
  const undo = useSubmit(
    api.publications.undoByHand.mutationOptions({ onSuccess: () => toasts.done(t('done.undone')), onError: toasts.failed }),
  )
  return { undo: () => undo.mutate({ publicationId }), isPending: undo.isPending }
}

export const useByHand = ({ id: publicationId, inHand }: Publication) => {
  const { t } = useTranslation('byHand')
  const api = useApi()
  const client = useApiClient()
  const toasts = useToasts()
  const me = useMe()
  const { undo } = useUndoByHand(publicationId)
  const isMine = inHand !== null && inHand.byId === me.id
  const take = useSubmit(api.publications.takeInHand.mutationOptions({ onError: toasts.failed }))
  const back = useSubmit(
    api.publications.handBack.mutationOptions({ onSuccess: () => toasts.done(t('done.back')), onError: toasts.failed }),
  )
  const confirm = useSubmit(api.publications.confirmPosted.mutationOptions({ onSuccess: () => toasts.done(t('done.posted'), { undo }) }))
  const skip = useSubmit(api.publications.skipPosting.mutationOptions({ onSuccess: () => toasts.done(t('done.skipped'), { undo }) }))
  const files = useSubmit({
    mutationFn: async (assetIds: readonly string[]) => {
      for (const assetId of assetIds) {
        const file = await client.publications.readyFile({ publicationId, assetId })
        saveFile(file.name, file, file.type)
      }
    },
    onError: toasts.failed,
  })
  const desktop = desktopFiles()
  const layOut = useSubmit(api.publications.layOutFiles.mutationOptions({ onError: toasts.failed }))
  const { mutate: layOutNow } = layOut
  // Once it is in these hands: a drag cannot wait.
  useEffect(() => {
    if (desktop && isMine) layOutNow({ publicationId })
  }, [desktop, isMine, layOutNow, publicationId])
  /** Nothing of it is given out before it is in these hands. Answers whether it is. */
  const mine = async (): Promise<boolean> => {
    if (isMine) return true
    try {
      await take.mutateAsync({ publicationId })
      return true
    } catch {
      return false
    }
  }
  return {
    isMine,
    take: (takeOver: boolean) => take.mutate({ publicationId, takeOver }),
    isTaking: take.isPending,
    back: () => back.mutate({ publicationId }),
    copy: async (text: string): Promise<boolean> => {
      if (!(await mine())) return false
      await navigator.clipboard.writeText(text)
      return true
    },
    open: async (address: string): Promise<void> => {
      if (await mine()) window.open(address, '_blank', 'noopener,noreferrer')
    },
    save: async (assetIds: readonly string[]): Promise<void> => {
      if (await mine()) files.mutate(assetIds)
    },
    isSaving: files.isPending,
    /** In the desktop window alone. */
    ...(desktop && {
      reveal: async (): Promise<void> => {
        if (!(await mine())) return
        await layOut.mutateAsync({ publicationId }).then(
          () => desktop.revealFiles(publicationId),
          () => undefined,
        )
      },
      ...(layOut.isSuccess && { drag: () => desktop.dragFiles(publicationId) }),
    }),
    isRevealing: layOut.isPending,
    confirm: (url: string) => confirm.mutate({ publicationId, url }),
    confirming: confirm,
    skip: (reason: string) => skip.mutate({ publicationId, reason }),
    skipping: skip,
  }
}
