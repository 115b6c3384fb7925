/** Figures as a table for people. */
import type { Aim, BenchResult, Check, Comparison, Figure } from './figure.ts'

export const toTable = (result: BenchResult): string =>
  [
    '',
    result.title,
    ...result.figures.flatMap(figureLines),
    ...result.checks.map(checkLine),
    ...result.skipped.map(({ name, reason }) => `  ${name}: not measured: ${reason}`),
  ].join('\n')

const figureLines = (figure: Figure): string[] => [
  `  ${figure.name.padEnd(58)} ${number(figure.value).padStart(9)} ${figure.unit}${spread(figure)}`,
  ...(figure.note === undefined ? [] : [`      ${figure.note}`]),
  ...figure.comparisons.map(comparisonLine),
]

const comparisonLine = ({ with: other, value, ratio, aim, met }: Comparison): string => {
  const verdict = aim ? `   aim ${aimText(aim)}: ${met ? 'met' : 'MISSED'}` : ''
  return `      beside ${other.padEnd(47)} ${number(value).padStart(9)}   ratio ${number(ratio)}${verdict}`
}

const checkLine = ({ name, value, expected, ok }: Check): string =>
  `  ${name.padEnd(58)} ${String(value).padStart(9)} ${ok ? `as it must be (${expected})` : `BUT SHOULD BE ${expected}`}`

const aimText = ({ is, ratio }: Aim): string => `${is === 'at least' ? '≥' : '≤'} ${number(ratio)}`

const spread = ({ min, max }: Figure): string => (min === max ? '' : `  (${number(min)} … ${number(max)})`)

/** Three digits that count, thousands apart. */
const number = (value: number): string => {
  if (!Number.isFinite(value)) return '?'
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(digits, 5) })
}
