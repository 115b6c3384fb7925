/** The countries of the world, drawn once; its own piece of the page, since the outlines weigh more than the rest of it. */
import { geoNaturalEarth1, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import outlines from 'world-atlas/countries-110m.json'
import { countryOfNumber } from './country-numbers.ts'
import { shadeColour, shadeOf } from './shades.ts'

const width = 960
const height = 440

const world = outlines as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>
const countries = feature(world, world.objects.countries).features.filter(({ id }) => countryOfNumber.get(String(id)) !== 'AQ')
const path = geoPath(geoNaturalEarth1().fitSize([width, height], { type: 'FeatureCollection', features: countries }))
const shapes = countries.map((country, at) => ({ key: at, code: countryOfNumber.get(String(country.id)), d: path(country) ?? '' }))

/** What it shows stands in the table beside it: it is one picture, with words for the whole. */
export const WorldMap = ({
  shares,
  words,
  label,
  pointed,
  onPoint,
}: {
  /** 0–1 by country; who is absent is drawn empty. */
  shares: ReadonlyMap<string, number>
  words: (country: string) => string
  label: string
  /** Set off from the others. */
  pointed: string | null
  onPoint: (country: string | null) => void
}) => (
  <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="h-auto w-full" onPointerLeave={() => onPoint(null)}>
    {shapes.map(({ key, code, d }) => {
      const share = code === undefined ? undefined : shares.get(code)
      const isPointed = code !== undefined && code === pointed
      return (
        <path
          key={key}
          d={d}
          data-country={code}
          fill={share === undefined ? 'var(--raised)' : shadeColour(shadeOf(share))}
          stroke={isPointed ? 'var(--accent)' : 'var(--line-strong)'}
          strokeWidth={isPointed ? 2 : 0.5}
          onPointerEnter={() => onPoint(share === undefined ? null : (code ?? null))}
        >
          {code !== undefined && share !== undefined && <title>{words(code)}</title>}
        </path>
      )
    })}
  </svg>
)
