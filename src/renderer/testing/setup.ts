/** What jsdom lacks and pages need: a size, media queries, object URLs, a clipboard-free way to scroll. */
import * as React from 'react'
import { cleanup, configure, getConfig } from '@testing-library/react'
import { afterEach, vi } from 'vitest'
import { quickStyle } from './quick-style.ts'

// Pages are read when first opened; on a busy machine that takes longer than the default second.
configure(({ getElementError }) => ({
  asyncUtilTimeout: 20_000,
  // While something is waited for, the page is not printed at each look; it is when the wait was in vain.
  getElementError: (message, container) =>
    isWaiting() ? Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError' }) : getElementError(message, container),
}))
vi.setConfig({ testTimeout: 60_000 })

const isWaiting = (): boolean => (getConfig() as { _disableExpensiveErrorDiagnostics?: boolean })._disableExpensiveErrorDiagnostics === true

class QuietObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}

const media = (query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener() {},
  removeEventListener() {},
  addListener() {},
  removeListener() {},
  dispatchEvent: () => false,
})

// In development React writes down with each element where it was made, for its warnings: an eighth of these tests' time. It stops
// by itself once it has written ten thousand in a second; here it has.
const internals: unknown = Reflect.get(React, '__CLIENT_INTERNALS_DO_NOT_USE_OR_WARN_USERS_THEY_CANNOT_UPGRADE')
if (typeof internals === 'object' && internals !== null)
  Object.defineProperty(internals, 'recentlyCreatedOwnerStacks', { get: () => 10_000, set() {} })

// Enough of CSS.escape for ids of our own making.
const escape = (text: string) => text.replace(/[^\w-]/g, (char) => `\\${char}`)

Object.assign(globalThis, { CSS: { escape }, ResizeObserver: QuietObserver, IntersectionObserver: QuietObserver })
Object.assign(window, { matchMedia: media, scrollTo() {}, getComputedStyle: quickStyle(window.getComputedStyle) })
Object.assign(Element.prototype, { scrollIntoView() {}, scrollTo() {} })
Object.assign(URL, { createObjectURL: () => 'blob:test', revokeObjectURL() {} })
// Virtual lists draw what fits: every element is given the size of a window.
const wide = { get: () => 1200, configurable: true }
const high = { get: () => 800, configurable: true }
Object.defineProperties(HTMLElement.prototype, { offsetHeight: high, offsetWidth: wide, clientHeight: high, clientWidth: wide })

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  localStorage.clear()
  sessionStorage.clear()
})
