/** What somebody chose last in the palette, on this machine: offered before anything is typed. */
import { useRouter } from '@tanstack/react-router'
import { History } from 'lucide-react'
import * as z from 'zod'
import { useInspector } from '../../lib/inspector.ts'
import { useMe } from '../../lib/me.tsx'
import { useRemembered } from '../../lib/remembered.ts'
import type { PaletteEntry } from './palette-entries.tsx'

const most = 6
const kept = z.array(z.object({ id: z.string(), label: z.string(), note: z.string().optional() }))

const parse = (text: string | null): z.infer<typeof kept> => {
  if (text === null) return []
  try {
    return kept.safeParse(JSON.parse(text)).data ?? []
  } catch {
    // Not ours any more; a list of conveniences may begin anew.
    return []
  }
}

/** `known`: what is offered right now; an act that is not (another role, another page) is left out. */
export const useRecents = (known: readonly PaletteEntry[]) => {
  const { id: userId } = useMe()
  const router = useRouter()
  const { inspect } = useInspector()
  const [text, keep] = useRemembered(`recent.${userId}`)
  const recents = parse(text)

  /** How a thing that is not on offer now is opened, by its id. */
  const opening = (id: string): (() => void) | undefined => {
    if (id.startsWith('pub_')) return () => inspect(id)
    if (id.startsWith('pst_')) return () => router.history.push(`/posts/${id}`)
    return undefined
  }
  const entries = recents.flatMap(({ id, label, note }): PaletteEntry[] => {
    const now = known.find((entry) => entry.id === id)
    const onAct = now?.onAct ?? opening(id)
    if (!onAct) return []
    return [
      {
        id: `recent:${id}`,
        label: now?.label ?? label,
        note: now?.note ?? note,
        lead: <History aria-hidden className="size-4 text-muted" />,
        onAct,
      },
    ]
  })
  const note = ({ id, label, note: about }: PaletteEntry): void => {
    const own = id.replace(/^recent:/, '')
    const short = label.slice(0, 80)
    keep(JSON.stringify([{ id: own, label: short, note: about }, ...recents.filter((one) => one.id !== own)].slice(0, most)))
  }
  return { entries, note }
}
