/** What opens in the panel on the right, by the prefix of the id in `?inspect=`. A feature adds its line. */
import type { ComponentType } from 'react'

export interface InspectorProps {
  id: string
  onClose: () => void
}

export const inspectors: Record<string, ComponentType<InspectorProps>> = {}
