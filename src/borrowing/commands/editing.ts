import { change, type Draft, isPastDay } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { keepSourcedFields } from '../request/sourced-fields.ts'
import { endOfDay } from '../time.ts'
import type { CommandOf } from './command-rule.ts'

export const takeEdits = step<CommandOf<'edit'>>(
  'what was named is replaced, or removed by null or an empty text',
  (draft, { type: _, ...members }) =>
    change(
      draft,
      Object.fromEntries(
        Object.entries(members).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value === null || value === '' ? undefined : value]],
        ),
      ),
    ),
)

export const keepMarks = step<CommandOf<'edit'>>(
  'a part of the citation that changed is filled in no more',
  (draft, { citation }) => {
    const { sourcedFields, citation: before } = draft.request
    return citation === undefined || sourcedFields === undefined
      ? draft
      : change(draft, { sourcedFields: [...keepSourcedFields(sourcedFields, before, citation)] })
  },
)

export const forgetOverride = step<CommandOf<'edit'>>(
  'what the library owns is looked up again for another citation',
  (draft, { citation }) =>
    citation === undefined ? draft : change(draft, { ownershipOverridden: undefined }),
)

export const editsFreshDate = guard<CommandOf<'edit'>>(
  'refusal.future_date_needed',
  (draft, { service }) => service?.dateOfInterest === undefined || !isPastDay(draft, service.dateOfInterest),
)

const editable =
  (...names: readonly string[]) =>
  (_draft: unknown, command: CommandOf<'edit'>): boolean =>
    Object.entries(command).every(
      ([name, value]) => name === 'type' || value === undefined || names.includes(name),
    )

const forStaff = ['assignee', 'labels', 'internalNote'] as const

export const editsLittle = guard<CommandOf<'edit'>>(
  'refusal.editable_once_asked',
  editable(
    'workflow',
    'pickupLocation',
    'staffNote',
    'reference',
    'patron',
    'deliveryAddresses',
    ...forStaff,
  ),
)

/**
 * An item that is on loan stays with its patron, and so does one with a hold in the library's own system: the receipt is
 * undone first, and given again for the other patron.
 */
export const editsFreePatron = guard<CommandOf<'edit'>>(
  'refusal.item_is_for_patron',
  ({ request }, { patron }) => {
    if (patron === undefined || request.patron === undefined || patron?.id === request.patron.id) return true
    return request.items.every(
      ({ state, ils }) => state !== 'on_loan' && (ils?.confirmed !== true || state === 'returned'),
    )
  },
)

export const editsForPatron = guard<CommandOf<'edit'>>(
  'refusal.editable_for_patron',
  editable('patron', 'deliveryAddresses', ...forStaff),
)

export const editsForStaff = guard<CommandOf<'edit'>>('refusal.editable_once_closed', editable(...forStaff))

export const setDateOfInterest = step<CommandOf<'edit'>>(
  'the date of interest is set again',
  (draft, { service }) => (service === undefined ? draft : withDateOfInterest(draft)),
)

/** Returns the date of interest as a deadline: the end of that day at the library. */
export const withDateOfInterest = (draft: Draft): Draft => {
  const day = draft.request.service.dateOfInterest
  const others = draft.request.deadlines.filter((deadline) => deadline.kind !== 'date_of_interest')
  return change(draft, {
    deadlines:
      day === undefined
        ? others
        : [...others, { kind: 'date_of_interest', at: endOfDay(day, draft.context.timeZone) }],
  })
}
