/** What can be done right now: in the command palette, on a key, on the `?` sheet. Pages add theirs while shown. */
import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import type { LucideIcon } from 'lucide-react'
import { after } from './clock.ts'
import { isApple } from './platform-keys.ts'

export interface Act {
  id: string
  label: string
  icon?: LucideIcon
  /** `n`, `g t` (one after the other), `mod+k`. */
  keys?: string
  onAct: () => void
  /** On the key and the sheet, but not in the palette. */
  isKeyOnly?: boolean
}

interface Registry {
  add: (act: Act) => () => void
  all: () => readonly Act[]
  watch: (onChange: () => void) => () => void
}

const createRegistry = (): Registry => {
  let acts: readonly Act[] = []
  const watchers = new Set<() => void>()
  const set = (next: readonly Act[]) => {
    acts = next
    for (const tell of watchers) tell()
  }
  return {
    add: (act) => {
      set([...acts, act])
      return () => set(acts.filter((other) => other !== act))
    },
    all: () => acts,
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
  }
}

const ActsContext = createContext<Registry | null>(null)

const useRegistry = (): Registry => {
  const registry = useContext(ActsContext)
  if (!registry) throw new Error('acts outside ActsProvider')
  return registry
}

/** Words are being typed, or something over the page has the keys. */
const isBusy = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="spinbutton"], [aria-haspopup="listbox"]',
  ) !== null

const chordOf = (event: KeyboardEvent): string => {
  const mod = isApple ? event.metaKey : event.ctrlKey
  const key = event.key.toLowerCase()
  return mod ? `mod+${key}` : key
}

const sequenceMs = 1_200

const listen = (registry: Registry): (() => void) => {
  let first = ''
  let forget = () => {}
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.isComposing) return
    const chord = chordOf(event)
    const isChord = chord.startsWith('mod+')
    if (!isChord && (isBusy(event.target) || event.ctrlKey || event.metaKey)) return
    const typed = first ? `${first} ${chord}` : chord
    const acts = registry.all()
    const act = acts.findLast(({ keys }) => keys === typed) ?? acts.findLast(({ keys }) => keys === chord)
    forget()
    first = ''
    if (act) {
      event.preventDefault()
      act.onAct()
      return
    }
    if (!acts.some(({ keys }) => keys?.startsWith(`${chord} `))) return
    first = chord
    forget = after(sequenceMs, () => (first = ''))
  }
  window.addEventListener('keydown', onKeyDown)
  return () => {
    forget()
    window.removeEventListener('keydown', onKeyDown)
  }
}

export const ActsProvider = ({ children }: { children: ReactNode }) => {
  const [registry] = useState(createRegistry)
  useEffect(() => listen(registry), [registry])
  return <ActsContext value={registry}>{children}</ActsContext>
}

/** Offers an act while the calling component is on screen. `null` offers nothing (a role that may not). */
export const useAct = (act: Act | null): void => {
  const registry = useRegistry()
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  const { id, label, icon, keys, isKeyOnly } = act ?? {}
  const kept = useMemo<Act | null>(
    () => (id === undefined || label === undefined ? null : { id, label, icon, keys, isKeyOnly, onAct: () => latest.current?.onAct() }),
    [id, label, icon, keys, isKeyOnly],
  )
  useEffect(() => (kept ? registry.add(kept) : undefined), [registry, kept])
}

export const useActs = (): readonly Act[] => {
  const registry = useRegistry()
  return useSyncExternalStore(registry.watch, registry.all)
}
