import type { AssetAct } from '../use-asset-acts.ts'

/** What each dialog of an act on many assets is given. */
export interface BulkDialogProps {
  count: number
  isPending: boolean
  error: unknown
  onAct: (act: AssetAct, title: (changed: number) => string) => void
  onClose: () => void
}
