// SPDX-License-Identifier: Apache-2.0
// The only place that knows ECharts: its core, one bar and one line series, no more.
import type { SummaryDay } from '@gridward/api'
import { BarChart, LineChart, type BarSeriesOption, type LineSeriesOption } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent, type GridComponentOption, type LegendComponentOption, type TooltipComponentOption } from 'echarts/components'
import { init, use, type ComposeOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])
type Option = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption>
export interface TrendWords { opened: string; closed: string; inspections: string }

export function trendOption(days: SummaryDay[], words: TrendWords, calm: boolean): Option {
  const muted = '#566a71'
  return {
    animation: !calm,
    color: ['#d98c4a', '#2b7d74', '#9db3b8'],
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
    legend: { top: 4, right: 4, itemWidth: 14, itemHeight: 8, textStyle: { color: muted } },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: { type: 'category', data: days.map((day) => day.day.slice(5).replace('-', '/')), axisTick: { show: false }, axisLine: { lineStyle: { color: '#b4c4c7' } }, axisLabel: { color: muted } },
    yAxis: [
      { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e9f0f0' } }, axisLabel: { color: muted } },
      { type: 'value', minInterval: 1, splitLine: { show: false }, axisLabel: { color: muted } },
    ],
    series: [
      { type: 'bar', name: words.opened, data: days.map((day) => day.opened), barMaxWidth: 9, itemStyle: { borderRadius: [3, 3, 0, 0] } },
      { type: 'bar', name: words.closed, data: days.map((day) => day.closed), barMaxWidth: 9, itemStyle: { borderRadius: [3, 3, 0, 0] } },
      { type: 'line', name: words.inspections, data: days.map((day) => day.inspections), yAxisIndex: 1, symbol: 'none', lineStyle: { width: 1.5, type: 'dashed' } },
    ],
  }
}

export function makeChart(box: HTMLElement): EChartsType {
  return init(box, undefined, { renderer: 'canvas' })
}
