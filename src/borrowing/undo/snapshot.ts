import { changesBetween, withChanges } from '../events/changes.ts'
import type { RecordedEvent } from '../events/recorded-event.ts'
import { Request } from '../request/request.ts'
import { maxUndos, type Undo, type UndoRecord } from '../request/undo.ts'
import { after, days } from '../time.ts'
import type { Instant } from '../values.ts'

/** The number of days for which a command can be undone, however little came after it. */
const undoDays = 30

/** Returns a request without what undoes its commands. */
export const withoutUndo = ({ undo: _, ...request }: Request): Request => request

/** Lists the commands that can be undone, the last first. */
export const undoRecords = ({ undo }: Pick<Request, 'undo'>): readonly UndoRecord[] => {
  if (undo === undefined) return []
  const { earlier = [], ...last } = undo
  return [last, ...earlier]
}

/** Puts the commands that can be undone together, the last first; the oldest are left out where they are too many. */
export const undoOf = ([last, ...earlier]: readonly UndoRecord[]): Undo | undefined =>
  last === undefined
    ? undefined
    : earlier.length === 0
      ? last
      : { ...last, earlier: earlier.slice(0, maxUndos - 1) }

/** Notes which deliveries the command that can be undone caused, in the decision that recorded it. */
export const noteDeliveries = (
  request: Request,
  { at, input }: Pick<RecordedEvent, 'at' | 'input'>,
  deliveries: readonly string[],
): Request => {
  const { undo } = request
  const isOfThis =
    input.kind === 'command' &&
    undo?.command === input.name &&
    undo.at === at &&
    undo.deliveries === undefined
  return undo === undefined || !isOfThis
    ? request
    : { ...request, undo: { ...undo, deliveries: deliveries.slice(0, 200) } }
}

/** Returns the members that make a request into an earlier one; null for a member that the earlier one had not. */
export const membersBefore = (earlier: Request, now: Request): Undo['before'] =>
  changesBetween(withoutUndo(now), withoutUndo(earlier))

/**
 * Returns the request as it was before the last command that can be undone, with what undoes the earlier ones; null where it
 * has none, or none that can be read.
 */
export const snapshotOf = (request: Request): Request | null => {
  const [last, ...earlier] = undoRecords(request)
  if (last === undefined) return null
  const read = Request.safeParse(withChanges(withoutUndo(request), last.before))
  const undo = undoOf(earlier)
  return read.success ? { ...read.data, ...(undo === undefined ? {} : { undo }) } : null
}

/** Returns whether both are the same command, also in snapshots. */
export const isSameCommand = (one: UndoRecord, other: UndoRecord): boolean =>
  one.at === other.at && one.command === other.command

/** Returns whether a command is of late, so that it can be undone. */
export const isOfLate = ({ at }: UndoRecord, now: Instant): boolean => after(at, days(undoDays)) > now

/** Returns whether the message of a command has not left, where undoing ends with that. */
export const isHeldBack = ({ until }: UndoRecord, now: Instant): boolean => until === undefined || now < until

/**
 * Finds the command that an undo takes back: the one it names, else the last one that can be undone. One that a later command
 * built on is not found: that is undone first.
 *
 * @param named the name of the command and when it was given, where the undo says so
 */
export const findUndo = (
  request: Pick<Request, 'undo'>,
  now: Instant,
  named: { readonly command?: string | undefined; readonly at?: Instant | undefined } = {},
): UndoRecord | undefined => {
  const isNamed = named.command !== undefined || named.at !== undefined
  for (const record of undoRecords(request)) {
    const isMeant = isNamed
      ? (named.command === undefined || named.command === record.command) &&
        (named.at === undefined || named.at === record.at)
      : isOfLate(record, now) && isHeldBack(record, now)
    if (isMeant) return record
    if (record.touches !== false) return undefined
  }
  return undefined
}
