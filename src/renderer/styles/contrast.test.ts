import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

type Theme = Record<string, readonly [lightness: number, chroma: number, hue: number]>

const readTheme = (name: 'dark' | 'light'): Theme => {
  const block = css.slice(css.indexOf(`[data-theme='${name}']`)).split('}')[0] ?? ''
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)].map(([, token, l, c, h]) => [
      token,
      [Number(l), Number(c), Number(h)] as const,
    ]),
  )
}

/** WCAG relative luminance of an OKLCH colour, clipped to sRGB as a screen does. */
const luminance = ([l, c, hue]: readonly [number, number, number]): number => {
  const a = c * Math.cos((hue * Math.PI) / 180)
  const b = c * Math.sin((hue * Math.PI) / 180)
  const cube = (x: number) => x * x * x
  const long = cube(l + 0.3963377774 * a + 0.2158037573 * b)
  const middle = cube(l - 0.1055613458 * a - 0.0638541728 * b)
  const short = cube(l - 0.0894841775 * a - 1.291485548 * b)
  const clip = (x: number) => Math.min(1, Math.max(0, x))
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short)
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short)
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (theme: Theme, one: string, other: string): number => {
  const lightnesses = [one, other].map((token) => {
    const colour = theme[token]
    if (!colour) throw new Error(`no token --${token}`)
    return luminance(colour)
  })
  const [low = 0, high = 0] = lightnesses.toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['bg', 'surface', 'raised', 'hover']
const pairs: [token: string, grounds: string[], least: number][] = [
  ['text', [...grounds, 'accent-soft'], 7],
  ['muted', grounds, 7],
  ['accent-text', ['bg', 'surface', 'raised', 'accent-soft'], 7],
  ['on-accent', ['accent', 'accent-hover'], 7],
  ['on-red', ['red-fill', 'red-fill-hover'], 5.5],
  ...['blue', 'amber', 'green', 'red', 'violet', 'grey'].map((state): [string, string[], number] => [state, grounds, 3]),
  ['red', ['bg', 'surface', 'raised'], 4.5],
  ['line-strong', ['bg', 'surface', 'raised'], 3],
  ['focus', grounds, 3],
]

describe.each(['dark', 'light'] as const)('%s theme', (name) => {
  const theme = readTheme(name)
  test.each(pairs.flatMap(([token, on, least]) => on.map((ground) => [token, ground, least] as const)))(
    '%s on %s has a contrast of at least %d',
    (token, ground, least) => {
      expect(contrast(theme, token, ground)).toBeGreaterThanOrEqual(least)
    },
  )
})
