import type { Point } from './row.ts'

/** Lines over two axes. */
export type Chart = {
  readonly title: string
  readonly x: string
  readonly y: string
  /** True where each step along x is ten times the last. */
  readonly logarithmic?: boolean
  readonly lines: readonly { readonly name: string; readonly points: readonly Point[] }[]
}

const width = 460
const height = 320
const margin = { left: 66, right: 18, top: 36, bottom: 46 }
const colours = ['#1f5fa8', '#b3401f']

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const label = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 1 : 0 })

/** Returns round numbers from 0 to beyond a value. */
const steps = (most: number): readonly number[] => {
  const rough = most / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? rough
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

/** Returns the powers of ten around values. */
const powers = (least: number, most: number): readonly number[] => {
  const first = Math.floor(Math.log10(least))
  const last = Math.max(first + 1, Math.ceil(Math.log10(most)))
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index))
}

const text = (x: number, y: number, anchor: string, content: string, more = ''): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}"${more}>${escaped(content)}</text>`

const drawChart = ({ title, x, y, logarithmic = false, lines }: Chart): string => {
  const all = lines.flatMap(({ points }) => points)
  const xs = all.map(([value]) => value)
  const xSteps = logarithmic ? powers(Math.min(...xs), Math.max(...xs)) : steps(Math.max(...xs))
  const ySteps = steps(Math.max(...all.map(([, value]) => value)))
  const scale = (value: number): number => (logarithmic ? Math.log10(value) : value)
  const [left, right] = [scale(xSteps[0] ?? 0), scale(xSteps.at(-1) ?? 1)]
  const inner = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom }
  const atX = (value: number) => margin.left + ((scale(value) - left) / (right - left)) * inner.width
  const atY = (value: number) => margin.top + inner.height * (1 - value / (ySteps.at(-1) ?? 1))
  const floor = height - margin.bottom
  const grid = ySteps.map(
    (value) =>
      `<line x1="${margin.left}" x2="${width - margin.right}" y1="${atY(value).toFixed(1)}" y2="${atY(value).toFixed(1)}" stroke="#ddd"/>${text(margin.left - 6, atY(value) + 4, 'end', label(value))}`,
  )
  const ticks = xSteps.map((value) => text(atX(value), floor + 16, 'middle', label(value)))
  const drawn = lines.map(({ name, points }, index) => {
    const colour = colours[index % colours.length]
    const places = points.map(([a, b]) => [atX(a).toFixed(1), atY(b).toFixed(1)] as const)
    const dots = places.map(([a, b]) => `<circle cx="${a}" cy="${b}" r="3.5" fill="${colour}"/>`)
    const path = places.map(([a, b]) => `${a},${b}`).join(' ')
    const legend = text(margin.left + 10, margin.top + 14 + index * 16, 'start', name, ` fill="${colour}"`)
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${legend}`
  })
  return [
    text(width / 2, 20, 'middle', title, ' font-weight="bold"'),
    ...grid,
    ...ticks,
    text(margin.left + inner.width / 2, height - 10, 'middle', x),
    text(0, 0, 'middle', y, ` transform="translate(14 ${margin.top + inner.height / 2}) rotate(-90)"`),
    ...drawn,
  ].join('\n')
}

/** Draws charts side by side as an SVG document. */
export const drawPlot = (charts: readonly Chart[]): string => {
  const groups = charts.map(
    (chart, index) => `<g transform="translate(${index * width} 0)">\n${drawChart(chart)}\n</g>`,
  )
  const all = Math.max(1, charts.length) * width
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${all} ${height}" width="${all}" height="${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="white"/>
${groups.join('\n')}
</svg>
`
}
