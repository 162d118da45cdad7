/** A bar, as the chart on the page shows it. */
type DrawnBar = {
  readonly label: string
  readonly value: number
  readonly text: string
  readonly before?: number | undefined
  readonly isBad?: boolean
  readonly isSum?: boolean
}

/** What is drawn of a chart: bars, or lines over time. */
export type ChartPicture = {
  readonly title: string
  /** What the tick of a bar is called; undefined where none has one. */
  readonly beforeName?: string | undefined
  /** The value of a full bar, and at the top of a line. */
  readonly most: number
} & (
  | { readonly bars: readonly DrawnBar[] }
  | {
      readonly lines: readonly {
        readonly label: string
        readonly text: string
        readonly values: readonly (number | undefined)[]
      }[]
      /** What stands below the lines: from when to when. */
      readonly note: string
    }
)

const width = 900
const left = 270
const right = 120
const rowHeight = 28
const top = 48
const bottom = 36
const inner = width - left - right
const colours = {
  bar: '#0f6e73',
  bad: '#b3402f',
  sum: '#8a96a3',
  tick: '#1d2733',
  text: '#1d2733',
  quiet: '#5b6673',
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string): string => text.replaceAll(/[&<>"]/g, (letter) => escapes[letter] ?? letter)

/** The longest label that has room beside its bar, in characters. */
const longestLabel = 38
const cut = (label: string): string =>
  label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label

const write = (x: number, y: number, text: string, more = ''): string =>
  `<text x="${x}" y="${y}" ${more}>${escapeXml(text)}</text>`

const at = (value: number, most: number): number =>
  most === 0 ? 0 : Math.round((inner * value * 10) / most) / 10

const drawBar = ({ label, value, text, before, isBad, isSum }: DrawnBar, y: number, most: number): string => {
  const colour = isBad === true ? colours.bad : isSum === true ? colours.sum : colours.bar
  const tick = left + at(before ?? 0, most)
  return [
    write(left - 12, y + 15, cut(label), 'text-anchor="end"'),
    `<rect x="${left}" y="${y + 4}" width="${at(value, most)}" height="14" rx="2" fill="${colour}"/>`,
    ...(before === undefined
      ? []
      : [
          `<line x1="${tick}" x2="${tick}" y1="${y + 1}" y2="${y + 21}" stroke="${colours.tick}" stroke-width="2"/>`,
        ]),
    write(width - right + 12, y + 15, text),
  ].join('')
}

/**
 * Draws a chart as a picture for reports and slides: an SVG document of its own, with colours that print well on white.
 *
 * @returns the document
 */
export const drawChart = (picture: ChartPicture): string => {
  const rows = 'bars' in picture ? picture.bars : picture.lines
  const height = top + rows.length * rowHeight + bottom
  const { title, most, beforeName } = picture
  const foot = height - 14
  const legend =
    'note' in picture
      ? write(left, foot, picture.note, `fill="${colours.quiet}"`)
      : beforeName === undefined
        ? ''
        : `<line x1="${left}" x2="${left}" y1="${foot - 13}" y2="${foot + 3}" stroke="${colours.tick}" stroke-width="2"/>${write(left + 8, foot, beforeName, `fill="${colours.quiet}"`)}`
  const body =
    'bars' in picture
      ? picture.bars.map((bar, place) => drawBar(bar, top + place * rowHeight, most))
      : picture.lines.map(({ label, text, values }, place) => {
          const y = top + place * rowHeight
          const step = inner / Math.max(1, values.length - 1)
          const points = values.flatMap((value, month) =>
            value === undefined
              ? []
              : [
                  `${(left + month * step).toFixed(1)},${(y + 22 - (20 * at(value, most)) / inner).toFixed(1)}`,
                ],
          )
          return [
            write(left - 12, y + 15, cut(label), 'text-anchor="end"'),
            `<polyline points="${points.join(' ')}" fill="none" stroke="${colours.bar}" stroke-width="1.5"/>`,
            write(width - right + 12, y + 15, text),
          ].join('')
        })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" fill="${colours.text}">`,
    `<title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#fff"/>`,
    write(16, 28, title, 'font-size="17" font-weight="600"'),
    ...body,
    legend,
    '</svg>',
  ].join('\n')
}
