import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fitToScreens, readWindowState, writeWindowState } from './window-state.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1080 }
const second = { x: 1920, y: 0, width: 1920, height: 1080 }

describe('window state', () => {
  let dir = ''
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'coulisse-window-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('is kept', () => {
    const file = join(dir, 'made', 'window.json')
    writeWindowState(file, { x: 10, y: 20, width: 1200, height: 800, maximized: true })
    expect(readWindowState(file)).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximized: true })
  })

  it('is the usual one at first, and when the file is damaged', () => {
    const usual = { width: 1440, height: 900, maximized: false }
    expect(readWindowState(join(dir, 'none.json'))).toEqual(usual)
    writeFileSync(join(dir, 'bad.json'), '{"width":"wide"}')
    expect(readWindowState(join(dir, 'bad.json'))).toEqual(usual)
  })

  it('stays on the screen it was on', () => {
    const state = { x: 2000, y: 50, width: 1200, height: 800, maximized: false }
    expect(fitToScreens(state, [screen, second])).toEqual(state)
  })

  it('comes back to a screen that is there', () => {
    const state = { x: 2000, y: 50, width: 1200, height: 800, maximized: false }
    expect(fitToScreens(state, [screen])).toEqual({ width: 1200, height: 800, maximized: false })
  })

  it('is no larger than the screen, and no smaller than the page needs', () => {
    expect(fitToScreens({ width: 5000, height: 4000, maximized: false }, [screen])).toMatchObject({ width: 1920, height: 1080 })
    expect(fitToScreens({ width: 500, height: 400, maximized: false }, [screen])).toMatchObject({ width: 1024, height: 700 })
  })
})
