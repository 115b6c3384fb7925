/**
 * The floor of scrolling: a page with nothing but the same small pictures, `<img>` at absolute places, put in and taken out by
 * thirty lines. No framework, no call, no words: what drawing alone costs on this machine.
 */
import { createReadStream } from 'node:fs'
import { serveFloor, type Floor } from '../runner/serve-floor.ts'

/** Where ours has its pictures, so that the floor draws as many pixels at the same places. */
export interface Geometry {
  box: { left: number; top: number; width: number; height: number }
  /** Of the first picture in the box. */
  left: number
  top: number
  side: number
  /** From picture to picture, and from row to row. */
  step: number
  rowStep: number
  columns: number
  /** Rows beyond what is in view. */
  overscan: number
}

/** As in ours: what flies by is not fetched. */
const stayMs = 80

const script = (many: number, { left, top, step, rowStep, columns, overscan }: Geometry): string => `
  const scroller = document.querySelector('[data-library-scroller]')
  const room = scroller.firstElementChild
  const rows = Math.ceil(${many} / ${columns})
  room.style.height = ${top} + rows * ${rowStep} + 'px'
  const there = new Map()
  const draw = () => {
    const first = Math.max(0, Math.floor((scroller.scrollTop - ${top}) / ${rowStep}) - ${overscan})
    const last = Math.min(rows - 1, Math.floor((scroller.scrollTop + scroller.clientHeight - ${top}) / ${rowStep}) + ${overscan})
    for (const [row, images] of there) {
      if (row >= first && row <= last) continue
      clearTimeout(images.timer)
      for (const image of images) {
        // Else what flew by is still fetched, and what is in sight waits for it.
        image.removeAttribute('src')
        image.remove()
      }
      there.delete(row)
    }
    for (let row = first; row <= last; row += 1) {
      if (there.has(row)) continue
      const images = []
      for (let place = row * ${columns}; place < Math.min(${many}, (row + 1) * ${columns}); place += 1) {
        const image = new Image()
        image.decoding = 'async'
        image.dataset.src = '/thumb/' + place
        image.style.cssText = 'left:' + (${left} + (place % ${columns}) * ${step}) + 'px;top:' + (${top} + row * ${rowStep}) + 'px'
        images.push(image)
      }
      images.timer = setTimeout(() => images.forEach((image) => (image.src = image.dataset.src)), ${stayMs})
      there.set(row, images)
      room.append(...images)
    }
  }
  scroller.addEventListener('scroll', draw, { passive: true })
  draw()`

const pageOf = (many: number, geometry: Geometry): string => `<!doctype html><meta charset="utf-8"><title>Floor</title><style>
  body { margin: 0 }
  [data-library-scroller] { position: absolute; overflow: auto; left: ${geometry.box.left}px; top: ${geometry.box.top}px; width: ${geometry.box.width}px; height: ${geometry.box.height}px }
  [data-library-scroller] > div { position: relative }
  img { position: absolute; width: ${geometry.side}px; height: ${geometry.side}px; object-fit: cover }
</style><div data-library-scroller><div></div></div><script>${script(many, geometry)}</script>`

export const serveBarePictures = (thumbs: readonly string[]): Promise<Floor<Geometry>> =>
  serveFloor(
    (geometry) => pageOf(thumbs.length, geometry),
    ({ url }, response) => {
      const thumb = thumbs[Number(/^\/thumb\/(\d+)$/.exec(new URL(url ?? '/', 'http://floor').pathname)?.[1] ?? -1)]
      if (thumb === undefined) return false
      response.setHeader('content-type', 'image/webp')
      createReadStream(thumb).pipe(response)
      return true
    },
  )
