import type { Line } from '../lender/journal.ts'
import { type Account, type Accounts, deliveriesOf, messagesOf } from './accounts.ts'
import { type Finding, wrong } from './finding.ts'

/** Returns texts in the order in which each came first. */
const firsts = (contents: readonly string[]): readonly string[] => [...new Set(contents)]

const compare = (words: string, sent: readonly string[], arrived: readonly string[]): readonly Finding[] => {
  const order = firsts(arrived).map((content) => sent.indexOf(content))
  return order.every((place, index) => index === 0 || place > (order[index - 1] ?? -1))
    ? []
    : [wrong(`${words} arrived in the order ${order}`)]
}

const idsOf = ({ request }: Account): readonly { readonly id: string; readonly partner: string }[] =>
  request.rota.flatMap(({ requestIds, partner }) => requestIds.map((id) => ({ id, partner })))

/**
 * Checks that messages about one request arrived in the order in which they were sent, both ways.
 *
 * @param hasty the lenders that do not wait for one message to be confirmed before they send the next
 */
export const auditOrder = (
  ledger: readonly Line[],
  accounts: Accounts,
  hasty: readonly string[],
): readonly Finding[] =>
  [...accounts.values()].flatMap((account) =>
    idsOf(account).flatMap(({ id, partner }) => {
      const lines = ledger.filter(({ requestId }) => requestId === id)
      const contents = (kind: Line['kind']) =>
        lines.filter((line) => line.kind === kind).map(({ content }) => content)
      const sent = deliveriesOf(account)
        .filter(({ requestId }) => requestId === id)
        .map(({ content }) => content)
      const said = contents('says')
      const delivered = messagesOf(account).flatMap(({ raw }) =>
        raw !== null && said.includes(raw) ? [raw] : [],
      )
      return [
        ...compare(`what the lender of ${id} received`, sent, contents('received')),
        ...(hasty.includes(partner) ? [] : compare(`what the lender of ${id} said`, said, delivered)),
      ]
    }),
  )
