import { hasAttention } from '../attention/has-attention.ts'
import { keepAttention } from '../attention/keep-attention.ts'
import { isAllowed } from '../commands/command-rules.ts'
import { deadlineRules, runDeadline } from '../deadlines/deadline-rules.ts'
import { librarysEnd } from '../deadlines/open-days.ts'
import {
  activeEntry,
  change,
  type Draft,
  endAttention,
  endDeadlines,
  entryById,
  setDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import type { Deadline } from '../request/deadline.ts'
import type { Consequence, Next } from '../request/next.ts'
import type { Request } from '../request/request.ts'
import { heldRetry } from '../rota/held-retry.ts'
import { isIdle, projectTurn, type Turn } from './project-next.ts'

/** Starts the deadline of the library's turn, and restarts it with each command; it ends with the turn. */
const keepIdle = (draft: Draft, turn: Turn | undefined, again: boolean): Draft => {
  if (turn?.who !== 'library') return endAttention(endDeadlines(draft, 'idle'), ({ kind }) => kind === 'idle')
  const runs = draft.request.deadlines.some(({ kind }) => kind === 'idle')
  if (isIdle(draft.request) || (runs && !again)) return draft
  const wait = workflowOf(draft, activeEntry(draft.request)).deadlines.idle
  return wait === null
    ? draft
    : setDeadline(draft, 'idle', librarysEnd(draft, activeEntry(draft.request), wait))
}

const deadlineOf = ({ deadlines }: Request, turn: Turn): Deadline | undefined => {
  for (const kind of turn.deadlines) {
    const running = deadlines.find((deadline) => deadline.kind === kind)
    if (running !== undefined) return running
  }
  return undefined
}

/**
 * Returns what happens automatically when the deadline passes: what its row raises, where it does no more than that;
 * else by deciding it on a copy.
 */
const consequenceOf = (draft: Draft, deadline: Deadline): Consequence | undefined => {
  const { raises } = deadlineRules[deadline.kind]
  if (raises !== undefined)
    return hasAttention(draft.request, raises) ? undefined : { kind: 'attention', attention: raises }
  const held = deadline.kind === 'until' ? heldRetry(draft.request) : undefined
  if (held !== undefined) return { kind: 'partner_asked', partner: held.partner }
  const before = { ...draft, effects: [], context: { ...draft.context, now: deadline.at } }
  const { request, effects } = keepAttention(runDeadline(before, deadline))
  const sent = effects.find((each) => each.kind === 'send' && each.operation.kind !== 'cancel')
  const partner = sent?.kind === 'send' ? entryById(request, sent.entry)?.partner : undefined
  if (sent?.kind === 'send' && partner !== undefined)
    return sent.operation.kind === 'request'
      ? { kind: 'partner_asked', partner }
      : { kind: 'partner_claimed', partner }
  const closes = request.stage === 'closed' && draft.request.stage !== 'closed'
  if (closes && request.outcome !== null) return { kind: 'closed', outcome: request.outcome.kind }
  const raised = request.attention.find(
    (each) => !draft.request.attention.some((other) => other.kind === each.kind),
  )
  if (raised !== undefined) return { kind: 'attention', attention: raised.kind }
  return request.stage === draft.request.stage ? undefined : { kind: 'goes_on', stage: request.stage }
}

const nextOf = (draft: Draft, turn: Turn): Next => {
  const { request, context } = draft
  const entry = activeEntry(request)
  const deadline = deadlineOf(request, turn)
  const then = deadline === undefined ? undefined : consequenceOf(draft, deadline)
  const before = request.next
  const partner = turn.who === 'partner' ? entry?.partner : undefined
  const isSame =
    before?.who === turn.who &&
    before.for === turn.for &&
    before.partner === partner &&
    (before.attention === turn.attention || turn.attention === 'idle')
  return {
    who: turn.who,
    for: turn.for,
    since: turn.since ?? (isSame ? before.since : context.now),
    partner,
    attention: turn.attention,
    deadline,
    then,
  }
}

/**
 * Brings `next` up to date: whose turn it is, for what, since when, and what happens automatically.
 *
 * @param again true where a command was given, which starts the library's own deadline again
 */
export const keepNext = (draft: Draft, again: boolean): Draft => {
  const ofActiveEntry: Draft = { ...draft, entry: activeEntry(draft.request)?.id ?? null }
  const turn = projectTurn(draft.request, (type) => isAllowed(type, ofActiveEntry))
  const kept = keepIdle(ofActiveEntry, turn, again)
  return { ...change(kept, { next: turn === undefined ? null : nextOf(kept, turn) }), entry: draft.entry }
}
