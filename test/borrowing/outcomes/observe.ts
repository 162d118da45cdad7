import { asks } from '../../../src/borrowing/attention/attention-rules.ts'
import type { Attention } from '../../../src/borrowing/request/attention.ts'
import type { Story } from '../story.ts'
import { sentOperations } from '../story-views.ts'

const nameOf = (attention: Attention): string =>
  `${asks(attention) ? '!' : '?'}${attention.kind}${attention.kind === 'stale_shipment' && attention.evidence === 'cancel_refused' ? '(cancel_refused)' : ''}`

const namesOf = ({ request }: Story): readonly string[] =>
  request.attention.filter(({ kind }) => kind !== 'idle').map(nameOf)

/**
 * Says in the signs of the table what a message led to: `→x` stage x, `end:x` closed with outcome x, `entry:x` the entry's
 * state, `!k` attention that asks, `?k` attention that informs, `-k` attention that ended, `ends x` the question that
 * ended, `opens x` one that opened, `»m to n` a message to entry n; `=` nothing.
 */
export const outcomeOf = (before: Story, now: Story): string => {
  const entry = (story: Story) => story.request.rota.find(({ id }) => id === 1)?.state
  const question = ({ request: { negotiation } }: Story): string =>
    negotiation === null ? 'none' : negotiation.kind
  const [was, is] = [namesOf(before), namesOf(now)]
  const outcome = now.request.outcome?.kind
  const parts = [
    before.request.stage === now.request.stage
      ? undefined
      : now.request.stage === 'closed'
        ? `end:${outcome}`
        : `→${now.request.stage}`,
    before.request.stage === 'closed' && outcome !== before.request.outcome?.kind
      ? `end:${outcome}`
      : undefined,
    entry(before) === entry(now) ? undefined : `entry:${entry(now)}`,
    question(before) !== 'none' && question(now) !== question(before)
      ? `ends ${question(before)}`
      : undefined,
    question(now) !== 'none' && question(now) !== question(before) ? `opens ${question(now)}` : undefined,
    ...is.filter((each) => !was.includes(each)).toSorted(),
    ...was
      .filter((each) => !is.includes(each))
      .map((each) => `-${each.slice(1)}`)
      .toSorted(),
    ...sentOperations(now).map((each) => `»${each}`),
  ].filter((each) => each !== undefined)
  return parts.length === 0 ? '=' : parts.join(' ')
}
