import classes from './cost-meter.module.css'

type Props = {
  readonly amount: number
  /** The most that the library pays, in the same currency; undefined where there is no limit. */
  readonly limit: number | undefined
  readonly isThin?: boolean
}

/** Returns by how much a sum is over the limit. */
export const overLimit = ({ amount, limit }: Props): number =>
  limit === undefined ? 0 : Math.max(0, amount - limit)

const percent = 100

/** A sum against the limit, as a bar: what is over it stands out. The numbers stand beside it in words. */
export const CostMeter = (props: Props) => {
  const { amount, limit, isThin = false } = props
  const over = overLimit(props)
  const most = Math.max(amount, limit ?? amount, 0.01)
  return (
    <div className={isThin ? `${classes.bar} ${classes.thin}` : classes.bar} aria-hidden="true">
      <i style={{ width: `${(percent * (amount - over)) / most}%` }} />
      <i data-over style={{ width: `${(percent * over) / most}%` }} />
    </div>
  )
}
