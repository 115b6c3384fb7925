/** Where the window was, kept over restarts. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as z from 'zod'

const windowState = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(400).max(20_000),
  height: z.int().min(300).max(20_000),
  maximized: z.boolean(),
})
export type WindowState = z.infer<typeof windowState>

interface Area {
  x: number
  y: number
  width: number
  height: number
}

export const smallestWindow = { width: 1024, height: 700 }
const initial: WindowState = { width: 1440, height: 900, maximized: false }

/** How much of the window must be on a screen for a person to be able to grab it. */
const grip = 100
const canBeGrabbed = (state: WindowState, area: Area): boolean =>
  state.x !== undefined &&
  state.y !== undefined &&
  state.x + state.width >= area.x + grip &&
  state.x <= area.x + area.width - grip &&
  state.y >= area.y &&
  state.y <= area.y + area.height - grip

/** Makes a remembered place fit today's screens: one that was unplugged must not hide the window. */
export const fitToScreens = (state: WindowState, screens: readonly Area[]): WindowState => {
  const on = screens.find((area) => canBeGrabbed(state, area))
  const area = on ?? screens[0]
  const size = {
    width: Math.max(smallestWindow.width, Math.min(state.width, area?.width ?? state.width)),
    height: Math.max(smallestWindow.height, Math.min(state.height, area?.height ?? state.height)),
    maximized: state.maximized,
  }
  return on ? { ...size, x: state.x, y: state.y } : size
}

export const readWindowState = (file: string): WindowState => {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // First start, or a file nobody can use: the usual place is right then.
    return initial
  }
}

export const writeWindowState = (file: string, state: WindowState): void => {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(state))
  } catch {
    // Only comfort is lost; quitting must not fail for it.
  }
}
