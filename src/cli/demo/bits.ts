/** Writing bits one after another, as H.264 wants them. */

export interface BitWriter {
  /** The lowest `count` bits of `value`. */
  bits(value: number, count: number): void
  /** An unsigned Exp-Golomb code. */
  golomb(value: number): void
  /** Noughts up to the next whole byte. */
  align(): void
  /** Whole bytes; only when aligned. */
  bytes(data: Uint8Array): void
  /** What was written, with the stop bit that ends a unit. */
  end(): Uint8Array
}

export const createBitWriter = (): BitWriter => {
  const parts: Uint8Array[] = []
  let loose: number[] = []
  let held = 0
  let filled = 0
  const bit = (value: number): void => {
    held = (held << 1) | value
    filled += 1
    if (filled < 8) return
    loose.push(held)
    held = 0
    filled = 0
  }
  const bits = (value: number, count: number): void => {
    for (let at = count - 1; at >= 0; at -= 1) bit((value >>> at) & 1)
  }
  const align = (): void => {
    for (let left = (8 - filled) % 8; left > 0; left -= 1) bit(0)
  }
  const flush = (): void => {
    parts.push(Uint8Array.from(loose))
    loose = []
  }
  return {
    bits,
    align,
    golomb: (value) => {
      const length = 32 - Math.clz32(value + 1)
      bits(0, length - 1)
      bits(value + 1, length)
    },
    bytes: (data) => {
      flush()
      parts.push(data)
    },
    end: () => {
      bit(1)
      align()
      flush()
      return new Uint8Array(Buffer.concat(parts))
    },
  }
}
