import { useSyncExternalStore } from 'react'
import { useApiClient } from '../../../lib/api.tsx'
import { addQueueOf, type AddQueue, type AddQueueState } from './add-queue.ts'

export const useAddQueue = (): AddQueue & { state: AddQueueState } => {
  const queue = addQueueOf(useApiClient())
  const state = useSyncExternalStore(queue.watch, queue.read)
  return { ...queue, state }
}
