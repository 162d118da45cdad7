import { useElementSize } from '@mantine/hooks'
import { useWords } from '../../words/words-context.tsx'
import classes from './charts.module.css'

/** What a column shows: two parts on one another, and the sum of a year before. */
export type MonthColumn = {
  /** As 2026-12. */
  readonly month: string
  readonly first: number
  readonly second: number
  readonly before: number | undefined
  /** Whether the month is not over. */
  readonly isRunning: boolean
}

const height = 214
const bottom = 192
const top = 14
const left = 34

/** Returns a round number that is at least the given one, which four lines divide into whole steps. */
const roundUp = (value: number): number => {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000].find((each) => each * 4 >= value)
  return (step ?? Math.ceil(value / 4000) * 1000) * 4
}

type Props = { readonly columns: readonly MonthColumn[]; readonly label: string }

/** A chart of columns by month, from zero; the period before is a dark line, a month that is not over is pale. */
export const MonthColumns = ({ columns, label }: Props) => {
  const { formats } = useWords()
  const { ref, width: measured } = useElementSize()
  const width = Math.max(measured || 640, 240)
  const most = roundUp(
    Math.max(1, ...columns.flatMap(({ first, second, before = 0 }) => [first + second, before])),
  )
  const slot = (width - left) / Math.max(1, columns.length)
  const bar = Math.min(26, slot * 0.6)
  const y = (value: number): number => bottom - ((bottom - top) * value) / most
  return (
    <div ref={ref}>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${width} ${height}`}
        height={height}
        role="img"
        aria-label={label}
      >
        {[0, 1, 2, 3, 4].map((line) => (
          <g key={line}>
            <line
              className={classes.grid}
              x1={left}
              x2={width}
              y1={y((most * line) / 4)}
              y2={y((most * line) / 4)}
            />
            <text x={left - 8} y={y((most * line) / 4) + 4} textAnchor="end">
              {formats.number((most * line) / 4)}
            </text>
          </g>
        ))}
        {columns.map(({ month, first, second, before, isRunning }, place) => {
          const middle = left + slot * (place + 0.5)
          return (
            <g key={month}>
              <g className={isRunning ? classes.running : undefined}>
                <rect
                  className={classes.first}
                  x={middle - bar / 2}
                  width={bar}
                  y={y(first)}
                  height={bottom - y(first)}
                />
                <rect
                  className={classes.second}
                  x={middle - bar / 2}
                  width={bar}
                  y={y(first + second)}
                  height={Math.max(0, y(first) - y(first + second) - (second > 0 ? 1 : 0))}
                />
              </g>
              {before !== undefined &&
                (['halo', 'before'] as const).map((line) => (
                  <line
                    key={line}
                    className={classes[line]}
                    x1={middle - bar / 2 - 4}
                    x2={middle + bar / 2 + 4}
                    y1={y(before)}
                    y2={y(before)}
                  />
                ))}
              <text x={middle} y={height - 6} textAnchor="middle">
                {formats.month(month, slot < 32 ? 'narrow' : 'short')}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
