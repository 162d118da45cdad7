import { Text } from '@mantine/core'
import type { RequestView } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { costLimitOf } from './cost-limit.ts'
import { useOfferWords } from './partner-facts.tsx'

type Asked = Extract<NonNullable<RequestView['negotiation']>, { kind: 'condition' | 'retry' }>

/** Returns what the partner asks before it goes on; null where it asks nothing. */
export const questionOf = ({ negotiation }: RequestView): Asked | null =>
  negotiation !== null && (negotiation.kind === 'condition' || negotiation.kind === 'retry')
    ? negotiation
    : null

/** Returns whether the partner could not be reached with a cancel, so that only cancelling once more ends the request. */
export const isCancelInDoubt = ({ negotiation, attention }: RequestView): boolean =>
  negotiation?.kind === 'cancel' &&
  attention.some(({ kind, remedies }) => kind === 'send_failed' && remedies.includes('cancel'))

/** A part of a question: a condition by its code, a sum, or another fact. */
type Part = { readonly about: string; readonly text: string }

/** Returns what says in words what a partner asks: its conditions or its reason, the cost, and the days of an offer. */
export const useQuestionParts = (): ((request: RequestView) => readonly Part[]) => {
  const { words, formats } = useWords()
  const offered = useOfferWords()
  const labels = words.request.question
  const named: Readonly<Record<string, string>> = words.partnerConditions
  return (request) => {
    const question = questionOf(request)
    if (question === null) return []
    const codes =
      question.kind === 'retry' ? [question.reason, ...(question.conditions ?? [])] : question.conditions
    const { cost } = question
    return [
      ...codes
        .filter((code) => code !== undefined)
        // The sum beside the limit says it.
        .filter((code) => code !== 'CostExceedsMaxCost' || cost === undefined)
        .map((code) => ({ about: code, text: named[code] ?? code })),
      ...(cost === undefined
        ? []
        : [{ about: 'cost', text: labels.cost(formats.money(Number(cost.amount), cost.currency)) }]),
      ...(question.kind === 'retry' && question.after !== undefined
        ? [{ about: 'after', text: labels.after(formats.date(question.after)) }]
        : []),
      ...(question.kind === 'retry' && question.before !== undefined
        ? [{ about: 'before', text: labels.before(formats.date(question.before)) }]
        : []),
      ...(question.kind === 'retry' && question.offer !== undefined
        ? offered(question.offer).map((text) => ({ about: text, text }))
        : []),
    ]
  }
}

/** The question that the partner asks before it goes on. Where a cancel could not be delivered: what nobody knows, and what to do. */
export const OpenQuestion = ({ request }: { readonly request: RequestView }) => {
  const { words, formats } = useWords()
  const partsOf = useQuestionParts()
  if (isCancelInDoubt(request)) return <Text size="sm">{words.request.cancelInDoubt}</Text>
  const question = questionOf(request)
  const patronQuestion = request.patronQuestion && (
    <Text size="sm">{words.request.patronAsked(request.patronQuestion.text)}</Text>
  )
  if (question === null) return patronQuestion
  const labels = words.request.question
  const maximum = costLimitOf(request)
  const parts = [
    ...partsOf(request).map(({ text }) => text),
    ...(question.cost === undefined || maximum === undefined
      ? []
      : [labels.maximum(formats.money(Number(maximum.amount), maximum.currency))]),
  ]
  return (
    <>
      <Text size="sm">
        {labels[question.kind]}
        {words.common.colon} {parts.length === 0 ? labels.notNamed : parts.join(' · ')}
      </Text>
      {patronQuestion}
    </>
  )
}
