import { useEffect, useState } from 'react'
import { after } from '../../lib/clock.ts'

const waitMs = 350

/** The value (plain data) as it was when it last rested for a moment. */
export const useRested = <T>(value: T): T => {
  const [rested, setRested] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => after(waitMs, () => setRested(JSON.parse(text) as T)), [text])
  return rested
}
