import { Paper } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { Sparkline } from '../../shared/charts/sparkline.tsx'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { requestCountsQuery } from '../requests/request-queries.ts'
import { figureOf } from '../statistics/statistics-query.ts'
import classes from './dashboard-page.module.css'
import type { Figures } from './dashboard-queries.ts'

type Change = { readonly text: string; readonly isGood: boolean | undefined }
type FigureProps = {
  readonly label: string
  readonly value: string
  readonly unit?: string
  readonly change?: Change | undefined
  readonly note?: string | undefined
  readonly course?: readonly number[]
}

const Figure = ({ label, value, unit, change, note, course = [] }: FigureProps) => (
  <div className={classes.figure}>
    <dt>{label}</dt>
    <dd>
      <span className={classes.value}>
        <span>
          {value}
          {unit !== undefined && <small> {unit}</small>}
        </span>
        <Sparkline values={course} />
      </span>
      <span className={classes.note}>
        {change !== undefined && (
          <b data-good={change.isGood} className={classes.change}>
            {change.text}{' '}
          </b>
        )}
        {note}
      </span>
    </dd>
  </div>
)

/** A change smaller than this says nothing. */
const noChange = 0.05

/** The figures of a period, each with what it is compared with. */
export const KeyFigures = ({ figures: { now, before, months } }: { readonly figures: Figures }) => {
  const { formats } = useWords()
  const own = useWatchedWords().dashboard
  const { library } = useChosenLibrary()
  const counts = useQuery(requestCountsQuery(useApi(), { library }))
  const of = (
    ...what: Parameters<typeof figureOf> extends [unknown, unknown, ...infer Rest] ? Rest : never
  ) => ({
    now: figureOf(now, now.totals, ...what),
    before: figureOf(before, before.totals, ...what),
    course: months.rows.slice(-12).flatMap((row) => figureOf(months, row, ...what) ?? []),
  })
  const rounded = (value: number): string => formats.number(Math.round(value * 10) / 10)
  const signed = (value: number, write: (text: string) => string): string =>
    write(`${value > 0 ? '+' : '−'}${rounded(Math.abs(value))}`)
  const changed = (
    values: { readonly now: number | undefined; readonly before: number | undefined },
    isMoreBetter: boolean | undefined,
    write: (difference: number, base: number) => string,
    scale = 1,
  ): Change | undefined => {
    if (values.now === undefined || values.before === undefined) return undefined
    const difference = (values.now - values.before) * scale
    if (Math.abs(difference) < noChange) return undefined
    return {
      text: write(difference, values.before),
      isGood: isMoreBetter === undefined ? undefined : difference > 0 === isMoreBetter,
    }
  }
  const fillRate = of('fill_rate')
  const days = of('days_create_receive', 'median')
  const slowest = of('days_create_receive', 'p90').now
  const settled = of('requests_settled')
  const filled = of('requests_filled')
  const open = counts.data?.open
  const charges = now.columns.flatMap(({ measure, currency }, place) =>
    measure === 'charges' && currency !== undefined && Number(now.totals[place] ?? 0) > 0
      ? [{ currency, sum: Number(now.totals[place]) }]
      : [],
  )
  const [largest] = charges.toSorted((one, other) => other.sum - one.sum)
  return (
    <Paper withBorder component="dl" className={classes.figures ?? ''}>
      {fillRate.now !== undefined && (
        <Figure
          label={own.fillRate}
          value={formats.percent(fillRate.now)}
          change={changed(fillRate, true, (points) => signed(points, own.points), 100)}
          note={fillRate.before === undefined ? undefined : own.from(formats.percent(fillRate.before))}
          course={fillRate.course}
        />
      )}
      {days.now !== undefined && (
        <Figure
          label={own.toPickup}
          value={rounded(days.now)}
          unit={own.days}
          change={changed(days, false, (difference) => signed(difference, own.change))}
          note={slowest === undefined ? undefined : own.slowest(rounded(slowest))}
          course={days.course}
        />
      )}
      <Figure
        label={own.finished}
        value={formats.number(settled.now ?? 0)}
        change={changed(settled, undefined, (difference, base) =>
          base === 0 ? '' : signed((100 * difference) / base, (text) => `${text}%`),
        )}
        note={[
          settled.before === undefined || settled.before === 0
            ? undefined
            : own.from(formats.number(settled.before)),
          open === undefined
            ? undefined
            : own.openNow(`${formats.number(open.count)}${open.atLeast ? '+' : ''}`),
        ]
          .filter((part) => part !== undefined)
          .join('; ')}
        course={settled.course}
      />
      {largest !== undefined && filled.now !== undefined && filled.now > 0 && (
        <Figure
          label={own.cost}
          value={formats.money(largest.sum / filled.now, largest.currency)}
          note={own.inAll(charges.map(({ sum, currency }) => formats.money(sum, currency)).join(' + '))}
        />
      )}
    </Paper>
  )
}
