import { Link } from '@tanstack/react-router'
import { usePartnerName } from '../../api/names.ts'
import type { RequestSummary } from '../../api/types.ts'
import { Age } from '../../shared/age.tsx'
import { useWords } from '../../words/words-context.tsx'
import { useAttentionFacts } from '../request/attention-facts.ts'
import { RowActions } from '../request/commands/row-actions.tsx'
import classes from './today-page.module.css'

/** The search that Today lists. */
export const todaySearch = { worklist: 'needs_attention', sort: 'attention' } as const

type Actions = NonNullable<RequestSummary['actions']>

/** What the partner asks for: its conditions, and its price with the limit beside it. */
const Offer = ({ negotiation, maximumCost }: Actions) => {
  const { words, formats } = useWords()
  if (negotiation?.kind !== 'condition' && negotiation?.kind !== 'retry') return null
  const { cost, conditions = [] } = negotiation
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
          {maximumCost !== undefined && ` (${words.today.limit(sayMoney(maximumCost))})`}
        </>
      )}
    </>
  )
}

/** A request that needs a person: what it is, for whom, with whom, what is to be done, and how old that is. */
export const TodayRow = ({ request }: { readonly request: RequestSummary }) => {
  const { words } = useWords()
  const partnerName = usePartnerName()
  const factsOf = useAttentionFacts()
  const { number, title, author, patronName, activePartner, attention, attentionSince, actions, asks } =
    request
  const names: Readonly<Record<string, string>> = words.attention
  const shown = (actions?.attention ?? []).filter((each) => each.asks || each.kind === 'message_received')
  const facts = [
    activePartner === null ? undefined : partnerName(activePartner),
    ...(actions === undefined
      ? attention.map((kind) => names[kind] ?? kind)
      : shown.map((each) => [names[each.kind] ?? each.kind, ...factsOf(each)].join(', '))),
  ].filter((fact) => fact !== undefined)
  const quotes = shown.flatMap(({ detail }) =>
    'text' in detail && detail.text !== undefined ? [detail.text] : [],
  )
  return (
    <li className={classes.row} data-row={number}>
      <div className={classes.words}>
        <div className={classes.what}>
          <Link
            to="/requests/$number"
            params={{ number }}
            search={todaySearch}
            className={classes.title ?? ''}
          >
            {title ?? words.requests.withoutTitle}
          </Link>
          {author !== undefined && <span className={classes.author}>{author}</span>}
        </div>
        <div className={classes.facts}>
          {patronName !== undefined && <strong>{patronName} · </strong>}
          {facts.join(' · ')}
          {actions !== undefined && <Offer {...actions} />}
        </div>
        {quotes.map((quote) => (
          <blockquote key={quote} className={classes.quote}>
            {words.common.quoted(quote)}
          </blockquote>
        ))}
      </div>
      <Age since={attentionSince} asks={asks} />
      <div className={classes.actions}>
        <RowActions request={request} search={todaySearch} buttons={2} />
      </div>
    </li>
  )
}
