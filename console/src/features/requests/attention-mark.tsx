import type { RequestSummary } from '../../api/types.ts'
import { Age } from '../../shared/age.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './attention-mark.module.css'

/** What stands behind every other kind: another says more of what is to be done. */
const said: readonly string[] = ['message_received', 'idle']

/** The attention of a request with its age, a dot where staff must act, and the sum where a lender asks for one. */
export const AttentionMark = ({ request }: { readonly request: RequestSummary }) => {
  const { words, formats } = useWords()
  const { attention, asks, attentionSince, actions } = request
  const names: Readonly<Record<string, string>> = words.attention
  const kinds = [...attention].toSorted(
    (one, other) => Number(said.includes(one)) - Number(said.includes(other)),
  )
  const [first] = kinds
  if (first === undefined) return null
  const negotiation = actions?.negotiation ?? null
  const cost = negotiation?.kind === 'condition' ? negotiation.cost : undefined
  const nameOf = (kind: string): string =>
    kind === 'condition' && cost !== undefined
      ? words.requests.costOffer(formats.money(Number(cost.amount), cost.currency))
      : (names[kind] ?? kind)
  return (
    <span
      className={asks ? classes.mark : `${classes.mark} ${classes.quiet}`}
      title={kinds.map(nameOf).join(', ')}
    >
      <span className={classes.kinds}>{nameOf(first)}</span>
      {kinds.length > 1 && (
        <span className={classes.more} aria-hidden="true">
          +{kinds.length - 1}
        </span>
      )}
      <span className="visually-hidden">{kinds.slice(1).map(nameOf).join(', ')}</span>
      <Age since={attentionSince} asks={asks} />
    </span>
  )
}
