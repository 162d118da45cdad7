import { Text } from '@mantine/core'
import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { useOfferWords } from './partner-facts.tsx'

type Asked = Extract<NonNullable<RequestView['negotiation']>, { kind: 'condition' | 'retry' }>

const questionOf = ({ negotiation }: RequestView): Asked | null =>
  negotiation !== null && (negotiation.kind === 'condition' || negotiation.kind === 'retry')
    ? negotiation
    : null

/** Returns whether the partner could not be reached with a cancel, so that only cancelling once more ends the request. */
const isCancelInDoubt = ({ negotiation, attention }: RequestView): boolean =>
  negotiation?.kind === 'cancel' &&
  attention.some(({ kind, remedies }) => kind === 'send_failed' && remedies.includes('cancel'))

/**
 * The question that the partner asks before it goes on: its conditions or its reason, the cost, and the days of an offer. Where a cancel
 * could not be delivered: what nobody knows, and what to do.
 */
export const OpenQuestion = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const offered = useOfferWords()
  if (isCancelInDoubt(request)) return <Text size="sm">{words.request.cancelInDoubt}</Text>
  const question = questionOf(request)
  if (question === null) return null
  const labels = words.request.question
  const active = request.rota.find(({ state }) => state === 'active')
  const maximum = active?.changes?.service?.maximumCost ?? request.service.maximumCost
  const named: Readonly<Record<string, string>> = words.partnerConditions
  const codes =
    question.kind === 'retry' ? [question.reason, ...(question.conditions ?? [])] : question.conditions
  const parts = [
    ...codes.filter((code) => code !== undefined).map((code) => named[code] ?? code),
    ...(question.cost === undefined
      ? []
      : [labels.cost(formats.money(Number(question.cost.amount), question.cost.currency))]),
    ...(question.kind === 'retry' && question.after !== undefined
      ? [labels.after(formats.date(question.after))]
      : []),
    ...(question.kind === 'retry' && question.before !== undefined
      ? [labels.before(formats.date(question.before))]
      : []),
    ...(question.kind === 'retry' && question.offer !== undefined ? offered(question.offer) : []),
    ...(question.cost === undefined || maximum === undefined
      ? []
      : [labels.maximum(formats.money(Number(maximum.amount), maximum.currency))]),
  ]
  return (
    <Text size="sm">
      {labels[question.kind]}: {parts.length === 0 ? labels.notNamed : parts.join(' · ')}
    </Text>
  )
}
