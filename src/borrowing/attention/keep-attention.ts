import type { Command } from '../commands/command.ts'
import { change, type Draft, sameAttention } from '../life-cycle/draft.ts'
import type { Attention, AttentionKind, RaisedAttention } from '../request/attention.ts'
import type { Instant } from '../values.ts'
import { attentionRules } from './attention-rules.ts'

const kinds = Object.keys(attentionRules).filter((kind): kind is AttentionKind =>
  Object.hasOwn(attentionRules, kind),
)

const derivations = kinds.flatMap((kind) => attentionRules[kind].derive ?? [])

const withoutSince = ({ since: _, ...raised }: Attention): RaisedAttention => raised

const isSame = (open: Attention, raised: RaisedAttention): boolean =>
  sameAttention(open, raised) && JSON.stringify(withoutSince(open)) === JSON.stringify(raised)

/** Brings the attention that follows from the request alone up to date, and ends what does not last. */
export const keepAttention = (draft: Draft): Draft => {
  const { request, context } = draft
  const wanted: RaisedAttention[] = []
  for (const derive of derivations) for (const raised of derive(request, context)) wanted.push(raised)
  const lasting = request.attention.filter((each) => {
    const rule = attentionRules[each.kind]
    return rule.derive === undefined
      ? (rule.lasts?.(request, each) ?? true)
      : wanted.some((other) => isSame(each, other))
  })
  const added = wanted.filter((raised) => !lasting.some((each) => isSame(each, raised)))
  if (added.length === 0 && lasting.length === request.attention.length) return draft
  const since = (raised: RaisedAttention): Instant =>
    request.attention.find((each) => sameAttention(each, raised))?.since ?? context.now
  return change(draft, {
    attention: [...lasting, ...added.map((raised) => ({ ...raised, since: since(raised) }))],
  })
}

/** Ends the attention that a command settles by being given: idle, and what is settled by words alone. */
export const endByCommand = (draft: Draft, command: Command, before: readonly Attention[]): Draft => {
  const ended = before.filter(
    (each) =>
      each.kind === 'idle' ||
      (each.kind === 'patron_not_reached' && command.type === 'edit' && command.patron !== undefined) ||
      (attentionRules[each.kind].endedByCommand?.includes(command.type) === true && isMeant(each, command)),
  )
  return ended.length === 0
    ? draft
    : change(draft, { attention: draft.request.attention.filter((each) => !ended.includes(each)) })
}

/**
 * Returns whether a command is about an attention. A command that names an entry, or an operation, settles only what is
 * about it; so does the reading of one message.
 */
const isMeant = (attention: Attention, command: Command): boolean => {
  // Words for the partner answer no words of the patron.
  if (command.type === 'message' && attention.kind === 'message_received' && attention.by === 'patron')
    return false
  if (command.type === 'mark_read' && command.message !== undefined)
    return 'message' in attention && attention.message === command.message
  if ('entry' in command && command.entry !== undefined && 'entry' in attention)
    return attention.entry === command.entry
  if (command.type === 'mark_communicated' && command.operation !== undefined)
    return 'operation' in attention && attention.operation === command.operation
  return true
}
