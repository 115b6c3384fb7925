/** Readings taken in rounds: all that is compared is measured in each round, so that a slow minute slows everything alike. */
import { isMet, median, type Aim, type Comparison, type Figure } from './figure.ts'

export interface Against {
  name: string
  aim?: Aim
}

export class Rounds {
  readonly #readings = new Map<string, (number | undefined)[]>()
  #round = -1

  next(): void {
    this.#round += 1
  }

  /** A reading of the round that is on. */
  add(name: string, value: number): void {
    const readings = this.#readings.get(name) ?? []
    readings[this.#round] = value
    this.#readings.set(name, readings)
  }

  has(name: string): boolean {
    return this.#readings.has(name)
  }

  /** `undefined` when nothing of that name was measured. */
  figure(name: string, unit: string, against: readonly Against[] = [], note?: string): Figure | undefined {
    const readings = this.#of(name)
    if (readings.length === 0) return undefined
    return {
      name,
      value: median(readings),
      min: Math.min(...readings),
      max: Math.max(...readings),
      unit,
      comparisons: against.flatMap((other) => this.#compare(name, other)),
      ...(note !== undefined && { note }),
    }
  }

  #compare(name: string, { name: other, aim }: Against): Comparison[] {
    const theirs = this.#of(other)
    if (theirs.length === 0) return []
    const ours = this.#readings.get(name) ?? []
    const ratios = ours.flatMap((value, round) => {
      const their = this.#readings.get(other)?.[round]
      return value === undefined || their === undefined ? [] : [value / their]
    })
    const ratio = median(ratios)
    return [{ with: other, value: median(theirs), ratio, ...(aim && { aim, met: isMet(ratio, aim) }) }]
  }

  #of(name: string): number[] {
    return (this.#readings.get(name) ?? []).filter((value) => value !== undefined)
  }
}
