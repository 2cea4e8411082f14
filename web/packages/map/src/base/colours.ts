// SPDX-License-Identifier: Apache-2.0
// The base map's colours, from the tokens (ui/src/tokens.css), for canvas and WebGL, which know no CSS variables.
const fallback = {
  water: '#bcd9e6',
  river: '#7fb2cc',
  building: '#dfe3df',
  building_edge: '#c3cac6',
  trunk: '#f6d6a4',
  trunk_edge: '#c79a5a',
  main: '#fdf3dc',
  main_edge: '#bfae8c',
  street: '#ffffff',
  street_edge: '#b3bfc1',
  path: '#94a4a7',
  rail: '#6b7a80',
  name: '#33474d',
  name_halo: '#ffffff',
  water_name: '#2d6484',
}
export type BaseColours = typeof fallback

export function baseColours(): BaseColours {
  const style = getComputedStyle(document.documentElement)
  const entries = Object.entries(fallback).map(([name, colour]) => [name, style.getPropertyValue(`--gw-map-${name.replace(/_/g, '-')}`).trim() || colour])
  return Object.fromEntries(entries) as BaseColours
}
