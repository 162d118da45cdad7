import { Text } from '@mantine/core'
import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'

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
  if (isCancelInDoubt(request)) return <Text size="sm">{words.request.cancelInDoubt}</Text>
  const question = questionOf(request)
  if (question === null) return null
  const labels = words.request.question
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
  ]
  return (
    <Text size="sm">
      {labels[question.kind]}: {parts.length === 0 ? labels.notNamed : parts.join(' · ')}
    </Text>
  )
}
