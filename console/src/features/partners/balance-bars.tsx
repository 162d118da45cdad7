import { useWords } from '../../words/words-context.tsx'
import classes from './balance-bars.module.css'
import type { PartnerBalance } from './partner-balances.ts'

/** The length of the longest bar, in pixels. */
const longest = 52
const height = 10

type Props = {
  readonly balance: PartnerBalance
  /** The largest figure of the list, which has the longest bar. */
  readonly most: number
}

/** What a partner lent and borrowed: two numbers, and between them bars from the middle outwards. */
export const BalanceBars = ({ balance: { lent, borrowed }, most }: Props) => {
  const { formats } = useWords()
  const lengthOf = (count: number): number => (most === 0 ? 0 : (longest * count) / most)
  return (
    <span className={classes.balance}>
      <span>{formats.number(lent)}</span>
      <svg width={2 * longest + 1} height={height + 4} aria-hidden="true">
        <rect data-lent x={longest - lengthOf(lent)} y={2} width={lengthOf(lent)} height={height} />
        <rect x={longest + 1} y={2} width={lengthOf(borrowed ?? 0)} height={height} />
        <line x1={longest + 0.5} x2={longest + 0.5} y1={0} y2={height + 4} />
      </svg>
      <span>{borrowed !== undefined && formats.number(borrowed)}</span>
    </span>
  )
}
