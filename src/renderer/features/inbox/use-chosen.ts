/** The one that is chosen, and whether it is only gone past: a key that is held down opens no thirty conversations a second. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { after, nowMs } from '../../lib/clock.ts'

/** Chosen so soon after another, it waits for so long whether one stays with it. */
const quickMs = 120

export interface Chosen {
  chosen: string | null
  isPassing: boolean
  choose: (id: string | null) => void
}

export const useChosen = (): Chosen => {
  const [chosen, setChosen] = useState<string | null>(null)
  const [isPassing, setPassing] = useState(false)
  const last = useRef({ at: 0, forget: () => {} })
  useEffect(() => () => last.current.forget(), [])
  const choose = useCallback((id: string | null): void => {
    const now = nowMs()
    const isQuick = now - last.current.at < quickMs
    last.current.forget()
    last.current = { at: now, forget: isQuick ? after(quickMs, () => setPassing(false)) : () => {} }
    setChosen(id)
    setPassing(isQuick)
  }, [])
  return { chosen, isPassing, choose }
}
