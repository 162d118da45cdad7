import { Link } from '@tanstack/react-router'
import { usePartnerName } from '../../api/names.ts'
import type { RequestSummary } from '../../api/types.ts'
import { Age } from '../../shared/age.tsx'
import { useRestAfterChange } from '../../shared/use-rest-after-change.ts'
import { useWords } from '../../words/words-context.tsx'
import { useAttentionFacts } from '../request/attention-facts.ts'
import { RowActions } from '../request/commands/row-actions.tsx'
import { patronOf } from '../requests/patron-of.ts'
import type { RequestSearch } from '../requests/request-search.ts'
import classes from './today-page.module.css'

type Actions = NonNullable<RequestSummary['actions']>

const capitalize = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`

/** What the partner asks for: its conditions, and its price with the limit beside it. */
const Offer = ({ negotiation, maximumCost }: Actions) => {
  const { words, formats } = useWords()
  if (negotiation?.kind !== 'condition' && negotiation?.kind !== 'retry') return null
  const { cost } = negotiation
  const reason = negotiation.kind === 'retry' ? negotiation.reason : undefined
  const codes = [...(reason === undefined ? [] : [reason]), ...(negotiation.conditions ?? [])]
  // The price beside the limit says it already.
  const conditions = codes.filter((code) => cost === undefined || code !== 'CostExceedsMaxCost')
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const sayMoney = ({ amount, currency }: { readonly amount: string; readonly currency: string }): string =>
    formats.money(Number(amount), currency)
  return (
    <>
      {conditions.map((code) => ` · ${named[code] ?? code}`)}
      {cost !== undefined && (
        <>
          {' · '}
          <strong>{sayMoney(cost)}</strong>
          {maximumCost !== undefined && `; ${words.today.limit(sayMoney(maximumCost))}`}
        </>
      )}
    </>
  )
}

type Props = {
  readonly request: RequestSummary
  /** The search that is listed: the request leads back to it. */
  readonly search: RequestSearch
  /** Where on the page the row stands. */
  readonly place: number
}

/** A request that needs a person: what it is, for whom, with whom, what is to be done, and how old that is. */
export const TodayRow = ({ request, search, place }: Props) => {
  const { words, formats } = useWords()
  const partnerName = usePartnerName()
  const factsOf = useAttentionFacts()
  const { number, title, author, activePartner, attention, attentionSince, actions, asks, next, dueDate } =
    request
  const patron = patronOf(request)
  const row = useRestAfterChange<HTMLLIElement>(JSON.stringify([place, actions?.allowedCommands]))
  const tasks: Readonly<Record<string, string>> = words.next.task
  const names: Readonly<Record<string, string>> = words.attention
  const relevant = (actions?.attention ?? []).filter((each) => each.asks || each.kind === 'message_received')
  const isOffer = relevant.some(({ kind }) => kind === 'condition' || kind === 'retry_offer')
  // The words and the price of an offer stand with it.
  const shown = relevant.filter(({ kind }) => !isOffer || (kind !== 'message_received' && kind !== 'cost'))
  const says: Readonly<Record<string, (lender: string) => string>> = words.today.says
  const lender = activePartner === null ? undefined : partnerName(activePartner)
  const kinds = actions === undefined ? attention : shown.map(({ kind }) => kind)
  const sayKind = (kind: string): string =>
    (lender === undefined ? undefined : says[kind]?.(lender)) ?? names[kind] ?? kind
  const isLenderSaid = kinds.some((kind) => kind in says)
  const facts = [
    isLenderSaid ? undefined : lender,
    ...(actions === undefined
      ? attention.map(sayKind)
      : shown.map((each) => [sayKind(each.kind), ...factsOf(each)].join(', '))),
    // A lender may call an item overdue before the day that we know.
    attention.includes('overdue') && dueDate !== undefined && Date.parse(dueDate) < Date.now()
      ? words.today.due(formats.date(dueDate))
      : undefined,
    // Where nothing calls for it, it says what is to be done.
    kinds.length === 0 && next !== null ? tasks[next.for] : undefined,
  ].filter((fact) => fact !== undefined)
  const quotes = relevant.flatMap(({ detail }) =>
    'text' in detail && detail.text !== undefined ? [detail.text] : [],
  )
  return (
    <li ref={row} className={classes.row} data-row={number}>
      <div className={classes.words}>
        <div className={classes.what}>
          <Link to="/requests/$number" params={{ number }} search={search} className={classes.title ?? ''}>
            {title ?? words.requests.withoutTitle}
          </Link>
          {author !== undefined && <span className={classes.author}>{author}</span>}
        </div>
        <div className={classes.facts}>
          {patron !== undefined && (
            <>
              <strong>{patron}</strong> ·{' '}
            </>
          )}
          {capitalize(facts.join(' · '))}
          {actions !== undefined && <Offer {...actions} />}
        </div>
        {quotes.map((quote) => (
          <blockquote key={quote} className={classes.quote}>
            {words.common.quoted(quote)}
          </blockquote>
        ))}
      </div>
      <Age since={attentionSince ?? next?.since} asks={asks} />
      <div className={classes.actions}>
        <RowActions request={request} search={search} buttons={2} />
      </div>
    </li>
  )
}
