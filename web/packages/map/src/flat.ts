// SPDX-License-Identifier: Apache-2.0
// A flat picture of a small area for drawing without WebGL: equal scale both ways at the middle latitude, y downwards.
import type { LngLat } from '@gridward/api'
import type { Bounds } from './shape'

export interface Flat {
  width: number
  height: number
  x(lng: number): number
  y(lat: number): number
  at(x: number, y: number): LngLat
}

export function flatten(bounds: Bounds, width = 1000, margin = 24): Flat {
  const squeeze = Math.cos((((bounds.south + bounds.north) / 2) * Math.PI) / 180)
  const wide = Math.max((bounds.east - bounds.west) * squeeze, 1e-9)
  const high = Math.max(bounds.north - bounds.south, 1e-9)
  const scale = (width - 2 * margin) / wide
  const height = high * scale + 2 * margin
  return {
    width,
    height,
    x: (lng) => margin + (lng - bounds.west) * squeeze * scale,
    y: (lat) => margin + (bounds.north - lat) * scale,
    at: (x, y) => ({ lng: bounds.west + (x - margin) / (squeeze * scale), lat: bounds.north - (y - margin) / scale }),
  }
}
