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
 * Cuts the values of a partner's event to the limits of stored events. An event that still does not fit becomes a
 * message that points to the raw message, which is kept beside it.
 */
export const clampToLimits = (event: PartnerEvent): PartnerEvent => {
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
