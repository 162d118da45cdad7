import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { useFactWords } from './partner-facts.tsx'

type ShownAttention = RequestView['attention'][number]
/** The request of an attention, which has the costs that it is about. */
export type OfRequest = Pick<RequestView, 'costs' | 'service'>

const megabytes = (bytes: number): number => Math.round(bytes / 100_000) / 10

/**
 * Returns what says in words what is known of an attention: its day, its reason, what the partner stated, and of the
 * costs of the request those that it is about, beside the most that the library pays.
 */
export const useAttentionFacts = (): ((
  attention: ShownAttention,
  request?: OfRequest,
) => readonly string[]) => {
  const { words, formats } = useWords()
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const factWords = useFactWords()
  return ({ kind, detail }, { costs = [], service: { maximumCost } } = { service: { type: 'loan' } }) =>
    [
      ...('costs' in detail
        ? costs
            .filter(({ id }) => detail.costs.includes(id))
            .map(
              ({ kind, amount, currency }) =>
                `${words.costKinds[kind]}${words.common.colon} ${formats.money(Number(amount) * (kind === 'credit' ? -1 : 1), currency)}`,
            )
        : []),
      'costs' in detail && maximumCost !== undefined
        ? words.request.question.maximum(formats.money(Number(maximumCost.amount), maximumCost.currency))
        : undefined,
      kind === 'not_sendable' ? words.operations[detail.operation] : undefined,
      ...(kind === 'not_sendable'
        ? (detail.omittedParts ?? []).flatMap((each) =>
            'text' in each && each.part === 'note' ? [words.common.quoted(each.text)] : [],
          )
        : []),
      'because' in detail ? words.request.notPassedOn[detail.because] : undefined,
      'size' in detail && detail.size !== undefined && detail.limit !== undefined
        ? words.request.fileSize(
            formats.number(megabytes(detail.size)),
            formats.number(megabytes(detail.limit)),
          )
        : undefined,
      ...('named' in detail
        ? detail.named.map(({ partnerItemId, barcode, volume }) =>
            [partnerItemId ?? barcode, volume].filter((part) => part !== undefined).join(' '),
          )
        : []),
      'wanted' in detail ? words.request.outstanding(detail.shipped, detail.wanted) : undefined,
      'volumes' in detail ? detail.volumes?.join(', ') : undefined,
      'on' in detail && detail.on !== undefined ? formats.date(detail.on) : undefined,
      'courier' in detail ? detail.courier : undefined,
      'trackingId' in detail ? detail.trackingId : undefined,
      'dueDate' in detail && detail.dueDate !== undefined ? formats.date(detail.dueDate) : undefined,
      'reason' in detail ? detail.reason?.text : undefined,
      ...('candidates' in detail ? detail.candidates.map((day) => formats.date(day)) : []),
      ...('conditions' in detail && detail.conditions !== undefined
        ? detail.conditions.map((code) => named[code] ?? code)
        : []),
      ...('members' in detail && detail.members !== undefined ? detail.members.map(factWords) : []),
    ].filter((part) => part !== undefined)
}
