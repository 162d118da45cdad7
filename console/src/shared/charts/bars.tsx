import { Fragment } from 'react'
import classes from './charts.module.css'

export type Bar = {
  readonly label: string
  readonly value: number
  readonly text: string
  /** The value of the period before, which a dark tick shows. */
  readonly before?: number | undefined
  /** Whether it stands out: it fell a lot. */
  readonly isBad?: boolean
  /** Whether it sums up several. */
  readonly isSum?: boolean
}

type Props = {
  readonly bars: readonly Bar[]
  /** The value of a full bar. */
  readonly most: number
  /** Whether they count what went wrong. */
  readonly isBad?: boolean
  /** The marks below the bars, from zero to the value of a full one. */
  readonly axis?: readonly string[]
}

const percent = 100

/** Bars with their labels and values, from zero. */
export const Bars = ({ bars, most, isBad = false, axis = [] }: Props) => (
  <dl className={classes.bars}>
    {bars.map(({ label, value, text, before, ...bar }) => {
      const share = (of: number): number => (most === 0 ? 0 : (of / most) * percent)
      return (
        <Fragment key={label}>
          <dt title={label}>{label}</dt>
          <dd aria-hidden="true">
            <svg className={classes.bar} role="presentation">
              <rect
                className={isBad || bar.isBad ? classes.second : bar.isSum ? classes.sum : classes.first}
                width={`${share(value)}%`}
                height="12"
                rx="2"
              />
              {before !== undefined &&
                (['halo', 'before'] as const).map((line) => (
                  <line
                    key={line}
                    className={classes[line]}
                    x1={`${share(before)}%`}
                    x2={`${share(before)}%`}
                    y1="-1"
                    y2="13"
                  />
                ))}
            </svg>
          </dd>
          <dd>{text}</dd>
        </Fragment>
      )
    })}
    {axis.length > 0 && (
      <div className={classes.axisRow} aria-hidden="true">
        <dt />
        <dd className={classes.axis}>
          {axis.map((mark) => (
            <span key={mark}>{mark}</span>
          ))}
        </dd>
        <dd />
      </div>
    )}
  </dl>
)
