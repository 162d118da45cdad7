import { Fragment } from 'react'
import classes from './bars.module.css'

export type Bar = { readonly label: string; readonly value: number; readonly text: string }

type Props = {
  readonly bars: readonly Bar[]
  /** The value of a full bar. */
  readonly most: number
}

const percent = 100

/** Bars with their labels and values; the table beside them has the same figures. */
export const Bars = ({ bars, most }: Props) => (
  <dl className={classes.bars}>
    {bars.map(({ label, value, text }) => (
      <Fragment key={label}>
        <dt>{label}</dt>
        <dd aria-hidden="true">
          <svg className={classes.bar} viewBox="0 0 100 10" preserveAspectRatio="none" role="presentation">
            <rect width={most === 0 ? 0 : (value / most) * percent} height="10" rx="0.5" />
          </svg>
        </dd>
        <dd>{text}</dd>
      </Fragment>
    ))}
  </dl>
)
