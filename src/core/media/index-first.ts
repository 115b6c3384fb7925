/**
 * Writes an MP4 with its index (`moov`) before its frames, so that players begin before they have all of it. The frames
 * are copied as they lie; memory holds the index only. ISO/IEC 14496-12.
 */
import { open, type FileHandle } from 'node:fs/promises'

interface Box {
  type: string
  at: number
  size: number
}

/** Enough for the index of hours. */
const maxIndexBytes = 64_000_000
const copyBytes = 1_000_000

/** Throws an Error for what is no whole MP4. */
export const writeIndexFirst = async (from: string, to: string): Promise<void> => {
  await using source = await open(from, 'r')
  await using target = await open(to, 'wx', 0o600)
  const boxes = await topBoxes(source)
  const index = boxes.find(({ type }) => type === 'moov')
  if (!index || index.size > maxIndexBytes) throw new Error('an MP4 without an index that can be read')
  const moov = await readAt(source, index.at, index.size)
  const before = boxes.filter(({ at, type }) => at < index.at && type !== 'ftyp')
  // What stood before the index moves behind it.
  const begin = before[0]?.at ?? index.at
  if (before.length > 0) shiftOffsets(moov, 8, moov.byteLength, { from: begin, to: index.at, by: index.size })
  const order = [...boxes.filter(({ type }) => type === 'ftyp'), index, ...boxes.filter(({ type }) => type !== 'ftyp' && type !== 'moov')]
  for (const box of order) await (box === index ? target.write(moov) : copy(source, target, box))
}

const topBoxes = async (file: FileHandle): Promise<Box[]> => {
  const { size: end } = await file.stat()
  const boxes: Box[] = []
  for (let at = 0; at < end;) {
    const head = await readAt(file, at, Math.min(16, end - at))
    const size = boxSize(head, 0, end - at)
    if (size < 8 || at + size > end) throw new Error('an MP4 that is cut short')
    boxes.push({ type: typeOf(head, 0), at, size })
    at += size
  }
  return boxes
}

const typeOf = (data: Buffer, at: number): string => data.toString('latin1', at + 4, at + 8)

/** 1 stands for a size of 64 bits that follows, 0 for "to the end". */
const boxSize = (data: Buffer, at: number, rest: number): number => {
  const size = data.readUInt32BE(at)
  if (size === 0) return rest
  return size === 1 ? Number(data.readBigUInt64BE(at + 8)) : size
}

const containers: ReadonlySet<string> = new Set(['trak', 'mdia', 'minf', 'stbl'])

interface Shift {
  from: number
  to: number
  by: number
}

/** Moves the places of the frames, in every table of the index. */
const shiftOffsets = (moov: Buffer, begin: number, end: number, shift: Shift): void => {
  for (let at = begin; at + 8 <= end;) {
    const size = boxSize(moov, at, end - at)
    if (size < 8) throw new Error('an index that is broken')
    const type = typeOf(moov, at)
    if (containers.has(type)) shiftOffsets(moov, at + 8, at + size, shift)
    if (type === 'stco' || type === 'co64') shiftTable(moov, at, type === 'co64' ? 8 : 4, shift)
    at += size
  }
}

/** Version and flags, a count, then the places. */
const shiftTable = (moov: Buffer, at: number, width: 4 | 8, { from, to, by }: Shift): void => {
  const count = moov.readUInt32BE(at + 12)
  for (let entry = 0; entry < count; entry += 1) {
    const place = at + 16 + entry * width
    const offset = width === 4 ? moov.readUInt32BE(place) : Number(moov.readBigUInt64BE(place))
    if (offset < from || offset >= to) continue
    if (width === 4) moov.writeUInt32BE(offset + by, place)
    else moov.writeBigUInt64BE(BigInt(offset + by), place)
  }
}

const readAt = async (file: FileHandle, at: number, length: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  if (bytesRead !== length) throw new Error('a file that is cut short')
  return buffer
}

const copy = async (source: FileHandle, target: FileHandle, { at, size }: Box): Promise<void> => {
  for (let done = 0; done < size; done += copyBytes) await target.write(await readAt(source, at + done, Math.min(copyBytes, size - done)))
}
