// SPDX-License-Identifier: Apache-2.0
// The style of the WebGL map: sources and layers without any remote tile, glyph or sprite.
import type { BoundaryFeature, LngLat } from '@gridward/api'
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { Segment } from './outline'
import { colourOf, imminent_colour } from './scale'
import { innerPoint } from './shape'

type Data = Exclude<GeoJSONSourceSpecification['data'], string>
export interface Picture {
  grids: BoundaryFeature[]
  breaks: number[]
  outlines: Segment[]
}
const collection = (features: unknown[]): Data => ({ type: 'FeatureCollection', features }) as unknown as Data
const point = (at: LngLat): unknown => ({ type: 'Point', coordinates: [at.lng, at.lat] })

export function sourcesOf(picture: Picture): Record<'grids' | 'outlines' | 'imminent', Data> {
  const grids = picture.grids.map((grid) => ({
    type: 'Feature',
    geometry: grid.geometry,
    properties: { code: grid.properties.code, colour: colourOf(grid.properties.open, picture.breaks) },
  }))
  const imminent = picture.grids
    .filter((grid) => grid.properties.imminent > 0)
    .flatMap((grid) => {
      const at = innerPoint(grid.geometry)
      return at ? [{ type: 'Feature', geometry: point(at), properties: {} }] : []
    })
  const lines = { type: 'Feature', geometry: { type: 'MultiLineString', coordinates: picture.outlines }, properties: {} }
  return { grids: collection(grids), outlines: collection([lines]), imminent: collection(imminent) }
}

export function styleOf(picture: Picture): StyleSpecification {
  const data = sourcesOf(picture)
  return {
    version: 8,
    sources: {
      grids: { type: 'geojson', data: data.grids, promoteId: 'code' },
      outlines: { type: 'geojson', data: data.outlines },
      imminent: { type: 'geojson', data: data.imminent },
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f6faf9' } },
      { id: 'grids', type: 'fill', source: 'grids', paint: { 'fill-color': ['get', 'colour'], 'fill-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.82, 1] } },
      { id: 'edges', type: 'line', source: 'grids', paint: { 'line-color': '#ffffff', 'line-width': 1 } },
      { id: 'outlines', type: 'line', source: 'outlines', layout: { 'line-cap': 'round', 'line-join': 'round' }, paint: { 'line-color': '#4b6d72', 'line-width': 1.4 } },
      { id: 'chosen', type: 'line', source: 'grids', filter: ['==', ['get', 'code'], ''], paint: { 'line-color': '#0f2a30', 'line-width': 3 } },
      { id: 'imminent', type: 'circle', source: 'imminent', paint: { 'circle-radius': 5, 'circle-color': imminent_colour, 'circle-stroke-color': '#ffffff', 'circle-stroke-width': 2 } },
    ],
  }
}
