// SPDX-License-Identifier: Apache-2.0
// The base map for MapLibre GL: sources and layers. Names are drawn from the browser's own fonts, since the style names no glyphs.
import type { BaseSheet } from '@gridward/api'
import type { ExpressionSpecification, GeoJSONSource, GeoJSONSourceSpecification, LayerSpecification, Map as GlMap } from 'maplibre-gl'
import { baseColours } from './colours'
import { areasOf, degreesOf, linesOf, pointsOf } from './sheet'

type Data = Exclude<GeoJSONSourceSpecification['data'], string>
type Properties = Record<string, string>
const feature = (type: string, coordinates: unknown, properties: Properties): unknown => ({ type: 'Feature', geometry: { type, coordinates }, properties })
const sources = ['base-areas', 'base-lines', 'base-points'] as const

export function baseFeatures(sheets: BaseSheet[]): Record<(typeof sources)[number], Data> {
  const collection = (one: (sheet: BaseSheet) => unknown[]): Data => ({ type: 'FeatureCollection', features: sheets.flatMap(one) }) as unknown as Data
  return {
    'base-areas': collection((sheet) => areasOf(sheet).map(({ kind, name, rings }) => feature('Polygon', rings.map((ring) => closed(degreesOf(sheet, ring))), { kind, name }))),
    'base-lines': collection((sheet) => linesOf(sheet).map(({ kind, name, run }) => feature('LineString', degreesOf(sheet, run), { kind, name }))),
    'base-points': collection((sheet) => pointsOf(sheet).map(({ kind, name, x, y }) => feature('Point', degreesOf(sheet, [x, y])[0], { kind, name }))),
  }
}

function closed(ring: [number, number][]): [number, number][] {
  return ring.length ? [...ring, ring[0]!] : ring
}

/** Width in pixels at zoom 12, 15 and 18. */
const width = (far: number, middle: number, near: number): ExpressionSpecification => ['interpolate', ['exponential', 1.5], ['zoom'], 12, far, 15, middle, 18, near]
const of = (...kinds: string[]): ExpressionSpecification => ['in', ['get', 'kind'], ['literal', kinds]]
const round = { 'line-cap': 'round', 'line-join': 'round' } as const

function layers(): LayerSpecification[] {
  const colour = baseColours()
  const road = (kind: 'trunk' | 'main' | 'street', minzoom: number, [far, middle, near]: [number, number, number]): LayerSpecification[] => [
    { id: `base-${kind}-edge`, type: 'line', source: 'base-lines', minzoom, filter: of(kind), layout: round, paint: { 'line-color': colour[`${kind}_edge`], 'line-width': width(far + 1, middle + 2, near + 2) } },
    { id: `base-${kind}`, type: 'line', source: 'base-lines', minzoom, filter: of(kind), layout: round, paint: { 'line-color': colour[kind], 'line-width': width(far, middle, near) } },
  ]
  const font = { 'text-font': ['sans-serif'] }
  const halo = { 'text-halo-color': colour.name_halo, 'text-halo-width': 1.6 }
  return [
    { id: 'base-water', type: 'fill', source: 'base-areas', filter: of('water'), paint: { 'fill-color': colour.water } },
    { id: 'base-building', type: 'fill', source: 'base-areas', minzoom: 14.5, filter: of('building'), paint: { 'fill-color': colour.building, 'fill-outline-color': colour.building_edge } },
    { id: 'base-river', type: 'line', source: 'base-lines', filter: of('river'), layout: round, paint: { 'line-color': colour.river, 'line-width': width(1, 2.5, 6) } },
    { id: 'base-path', type: 'line', source: 'base-lines', minzoom: 14.5, filter: of('path'), paint: { 'line-color': colour.path, 'line-width': width(0.6, 1, 2), 'line-dasharray': [3, 2] } },
    ...road('street', 13, [0.5, 2, 10]),
    ...road('main', 11, [1, 4, 16]),
    ...road('trunk', 9, [1.6, 6, 22]),
    { id: 'base-rail', type: 'line', source: 'base-lines', filter: of('rail'), paint: { 'line-color': colour.rail, 'line-width': width(1, 2, 4), 'line-dasharray': [4, 1.5] } },
    {
      id: 'base-road-name', type: 'symbol', source: 'base-lines', minzoom: 13.5, filter: ['!=', ['get', 'name'], ''],
      layout: { ...font, 'symbol-placement': 'line', 'symbol-spacing': 320, 'text-field': ['get', 'name'], 'text-size': ['interpolate', ['linear'], ['zoom'], 14, 11, 18, 14] },
      paint: { ...halo, 'text-color': ['case', of('river'), colour.water_name, colour.name] },
    },
    {
      id: 'base-water-name', type: 'symbol', source: 'base-areas', minzoom: 14.5, filter: ['all', of('water'), ['!=', ['get', 'name'], '']],
      layout: { ...font, 'text-field': ['get', 'name'], 'text-size': 12 }, paint: { ...halo, 'text-color': colour.water_name },
    },
    {
      id: 'base-place-name', type: 'symbol', source: 'base-points', minzoom: 11, filter: ['!=', ['get', 'name'], ''],
      layout: { ...font, 'text-field': ['get', 'name'], 'text-size': ['case', of('town'), 14, 12] }, paint: { ...halo, 'text-color': colour.name },
    },
  ]
}

/** Puts the sheets under the map's boundaries, or takes them away. The style must be loaded. */
export function drawBase(map: GlMap, sheets: BaseSheet[], under: string): void {
  const features = baseFeatures(sheets)
  const known = map.getSource('base-lines') !== undefined
  if (!known && !sheets.length) return
  for (const id of sources) {
    if (known) (map.getSource(id) as GeoJSONSource).setData(features[id])
    // names along a road need a wider tile than the sheets' own cut
    else map.addSource(id, { type: 'geojson', data: features[id], tolerance: 0.2, buffer: 64 })
  }
  if (!known) for (const layer of layers()) map.addLayer(layer, layer.type === 'symbol' ? undefined : under)
}
