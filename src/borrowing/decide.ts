import type { Command, CommandType } from './command.ts'
import { commandTypes, isAllowed, runCommand } from './commands/command-rules.ts'
import { decideDeadline, dropOverDeadlines } from './deadlines.ts'
import type { Context, Decision, Input } from './decision.ts'
import { decideDelivery } from './deliveries.ts'
import { decideAnswer } from './own-answers.ts'
import { decideEvent } from './partner-events/decide-event.ts'
import { recordEvent } from './record-event.ts'
import type { Request } from './request.ts'
import { projectStatus } from './status.ts'
import { activeEntry, change, changeEntry, entryById, type Work } from './work.ts'

/** Work on a request, before anything was decided. */
export const startWork = (request: Request, context: Context, entry: number | null): Work => ({
  request,
  effects: [],
  explanations: [],
  context,
  entry,
})

/** The commands that are allowed now. A command may still be refused for what it names, such as an entry that is none. */
export const allowedCommands = (request: Request, context: Context): readonly CommandType[] => {
  const work = startWork(request, context, activeEntry(request)?.id ?? null)
  return commandTypes.filter((type) => isAllowed(type, work))
}

/** Content that was applied last counts as a repeat only until something else happens to the request. */
const forgetFingerprints = (work: Work): Work =>
  work.request.rota.some((entry) => entry.lastFingerprint !== undefined)
    ? change(work, { rota: work.request.rota.map(({ lastFingerprint: _, ...entry }) => entry) })
    : work

type Outcome =
  | { readonly kind: 'done'; readonly work: Work; readonly reason?: string | undefined }
  | { readonly kind: 'refused'; readonly reason: string }

const decideCommand = (given: Work, command: Command): Outcome => {
  const done = runCommand(command.type, change(forgetFingerprints(given), { lastAnswer: null }), command)
  return 'reason' in done ? { kind: 'refused', reason: done.reason } : { kind: 'done', work: done.work }
}

const decideInput = (work: Work, input: Input): Outcome => {
  switch (input.kind) {
    case 'command':
      return decideCommand(work, input.command)
    case 'partner_event': {
      const cleared = change(forgetFingerprints(work), { lastAnswer: null })
      const taken = decideEvent({ ...cleared, entry: input.entry }, input)
      const done =
        taken.reason === undefined
          ? taken
          : { ...taken, work: change(taken.work, { lastAnswer: work.request.lastAnswer }) }
      const kept =
        input.fingerprint === undefined
          ? done.work
          : changeEntry(done.work, input.entry, { lastFingerprint: input.fingerprint })
      return { kind: 'done', work: kept, reason: done.reason }
    }
    case 'delivery':
      return { kind: 'done', work: decideDelivery({ ...work, entry: input.entry }, input) }
    case 'deadline':
      return { kind: 'done', work: decideDeadline(forgetFingerprints(work), input.deadline) }
    case 'answer':
      return { kind: 'done', work: decideAnswer(forgetFingerprints(work), input.answer) }
  }
}

const isRepeat = (request: Request, input: Input): boolean =>
  input.kind === 'partner_event' &&
  input.fingerprint !== undefined &&
  entryById(request, input.entry)?.lastFingerprint === input.fingerprint

/**
 * Decides what an input means for a request: pure, the same arguments give the same decision.
 *
 * @param request the request as stored
 * @param input a command, a partner's event, a delivery's result, a deadline or an answer of the library's own side
 * @param context the time, who acts, and the facts of the partners in the rota
 * @returns the request after it, the event to record and the effects to carry out; or why a command is not allowed now
 */
export const decide = (request: Request, input: Input, context: Context): Decision => {
  const start = startWork(request, context, activeEntry(request)?.id ?? null)
  if (isRepeat(request, input)) {
    return {
      kind: 'repeat',
      request,
      effects: [],
      event: recordEvent(request, start, input, 'a repeat of the message before'),
    }
  }
  const outcome = decideInput(start, input)
  if (outcome.kind === 'refused') {
    return {
      kind: 'not_allowed',
      reason: outcome.reason,
      status: projectStatus(request),
      allowed: allowedCommands(request, context),
    }
  }
  const work = dropOverDeadlines(outcome.work)
  return {
    kind: outcome.reason === undefined ? 'applied' : 'ignored',
    request: work.request,
    effects: work.effects,
    event: recordEvent(request, work, input, outcome.reason),
  }
}
