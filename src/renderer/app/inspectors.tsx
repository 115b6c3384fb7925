/** What opens in the panel on the right, by the prefix of the id in `?inspect=`. A feature adds its line. */
import { lazy, type ComponentType } from 'react'

export interface InspectorProps {
  id: string
  onClose: () => void
}

export const inspectors: Record<string, ComponentType<InspectorProps>> = {
  pub: lazy(async () => ({ default: (await import('../features/publications/publication-inspector.tsx')).PublicationInspector })),
  alr: lazy(async () => ({ default: (await import('../features/alerts/alert-inspector.tsx')).AlertInspector })),
  acc: lazy(async () => ({ default: (await import('../features/accounts/account-inspector.tsx')).AccountInspector })),
  ast: lazy(async () => ({ default: (await import('../features/library/inspector/asset-inspector.tsx')).AssetInspector })),
  crt: lazy(async () => ({ default: (await import('../features/creators/creator-inspector.tsx')).CreatorInspector })),
}
