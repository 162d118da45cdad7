import { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'

const cut = (value: unknown, path: readonly PropertyKey[], longest: number): unknown => {
  const [head, ...rest] = path
  if (head === undefined) {
    return typeof value === 'string' || Array.isArray(value) ? value.slice(0, longest) : value
  }
  if (Array.isArray(value))
    return value.map((each, index) => (index === head ? cut(each, rest, longest) : each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === head ? cut(each, rest, longest) : each]),
  )
}

/**
 * Makes a partner's event fit the limits that stored events have: what is too long is cut, and an event that still does
 * not fit becomes a message, so that its words are seen and nothing is guessed. The raw message is kept besides.
 */
export const fitting = (event: PartnerEvent): PartnerEvent => {
  let value: unknown = event
  for (let turn = 0; turn < 5; turn += 1) {
    const parsed = PartnerEvent.safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) {
      if (issue.code === 'too_big') value = cut(value, issue.path, Number(issue.maximum))
    }
  }
  return {
    type: 'message',
    note: `A message of the kind ${event.type} holds values that cannot be kept: see the raw message.`,
  }
}
