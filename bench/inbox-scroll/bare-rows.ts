/**
 * The floor of a long list: a page with nothing but as many plain rows of three lines at the same places, put in and taken out
 * by thirty lines, and a row marked by j and k. No framework, no call, no marks: what drawing rows alone costs on this machine.
 */
import { serveFloor, type Floor } from '../runner/serve-floor.ts'

/** Where ours has its rows. */
export interface Geometry {
  box: { left: number; top: number; width: number; height: number }
  rowHeight: number
  /** Rows beyond what is in view. */
  overscan: number
}

const script = (many: number, { rowHeight, overscan }: Geometry): string => `
  const scroller = document.querySelector('[role=grid]')
  const room = scroller.firstElementChild
  room.style.height = ${many} * ${rowHeight} + 'px'
  const there = new Map()
  let chosen = -1
  const draw = () => {
    const first = Math.max(0, Math.floor(scroller.scrollTop / ${rowHeight}) - ${overscan})
    const last = Math.min(${many} - 1, Math.floor((scroller.scrollTop + scroller.clientHeight) / ${rowHeight}) + ${overscan})
    for (const [row, element] of there) {
      if (row >= first && row <= last) continue
      element.remove()
      there.delete(row)
    }
    for (let row = first; row <= last; row += 1) {
      if (there.has(row)) continue
      const element = document.createElement('div')
      element.setAttribute('role', 'row')
      element.style.transform = 'translateY(' + row * ${rowHeight} + 'px)'
      for (const line of ['Fan ' + row, 'Bonjour photo soleil ' + row, '@bench-' + row + '.test']) {
        const text = document.createElement('div')
        text.textContent = line
        element.append(text)
      }
      element.classList.toggle('chosen', row === chosen)
      there.set(row, element)
      room.append(element)
    }
  }
  scroller.addEventListener('scroll', draw, { passive: true })
  addEventListener('keydown', ({ key }) => {
    if (key !== 'j' && key !== 'k') return
    there.get(chosen)?.classList.remove('chosen')
    chosen = Math.min(${many} - 1, Math.max(0, chosen + (key === 'j' ? 1 : -1)))
    const top = chosen * ${rowHeight}
    if (top < scroller.scrollTop) scroller.scrollTop = top
    if (top + ${rowHeight} > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = top + ${rowHeight} - scroller.clientHeight
    draw()
    there.get(chosen)?.classList.add('chosen')
  })
  draw()`

const pageOf = (many: number, geometry: Geometry): string => `<!doctype html><meta charset="utf-8"><title>Floor</title><style>
  body { margin: 0; font: 14px sans-serif }
  [role=grid] { position: absolute; overflow: auto; left: ${geometry.box.left}px; top: ${geometry.box.top}px; width: ${geometry.box.width}px; height: ${geometry.box.height}px }
  [role=grid] > div { position: relative }
  [role=row] { position: absolute; left: 0; right: 0; box-sizing: border-box; height: ${geometry.rowHeight}px; padding: 4px 12px; border-bottom: 1px solid #ddd }
  [role=row] > div { overflow: hidden; white-space: nowrap; text-overflow: ellipsis }
  .chosen { background: #def }
</style><div role="grid"><div></div></div><script>${script(many, geometry)}</script>`

export const serveBareRows = (many: number): Promise<Floor<Geometry>> => serveFloor((geometry) => pageOf(many, geometry))
