import { decide } from '../../../borrowing/decide.ts'
import type { Context, Decision } from '../../../borrowing/decision.ts'
import { isPersonRemoved } from '../../../borrowing/request/person-removed.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Instant } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import { reason } from '../../../translations/reason.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import type { ChangePlan, RefusedPlan } from '../../change-plan.ts'
import { existingRequest } from '../../change-target.ts'
import type { MailDeps } from '../../deps.ts'
import type { Reading } from '../../gather-facts.ts'
import { clampToLimits } from '../clamp-to-limits.ts'
import { findEntryIn, type RequestMatch } from '../find-request.ts'
import type { HandledMessage, KeptMessage } from '../handled-message.ts'
import { fingerprintAbout } from '../person-removed.ts'
import type { ArrivedMail } from './arrived-mail.ts'
import { type InterpretedMail, keepForStaff, keepMail } from './interpreted-mail.ts'
import { keepFile, withFiles } from './keep-file.ts'

/** The commit of a mail with the request that it changes. */
type MailPlan = ChangePlan & { readonly inbox: NonNullable<ChangePlan['inbox']> }

type TakenDecision = Exclude<Decision, { kind: 'not_allowed' }>

/** Returns whether a decision sends something to a partner, or closes the request: no program may bring that about. */
const actsAlone = ({ effects, request: now }: TakenDecision, before: Request): boolean =>
  effects.some(({ kind }) => kind === 'send') || (now.stage === 'closed' && before.stage !== 'closed')

const leaveToStaff = ({ message, input }: InterpretedMail): KeptMessage =>
  keepForStaff(message, {
    kind: 'words',
    why: reason('kept_message.automatic_would_act'),
    isSenderVerified: true,
    event: input.kind === 'partner_event' ? input.event : undefined,
  })

/**
 * Plans the commit of an interpreted mail; refuses with the record of a mail that changes nothing.
 *
 * @param fingerprint the fingerprint of the mail, by which the commit knows a repeat
 */
const planMail =
  (fingerprint: string | null, now: Instant) =>
  (
    { value: request }: Stored<Request>,
    {
      context,
      interpretation,
    }: { readonly context: Context; readonly interpretation: InterpretedMail | KeptMessage },
  ): MailPlan | RefusedPlan<KeptMessage> => {
    if (interpretation.kind === 'keep') return { kind: 'refused', reason: interpretation }
    const { message, input, bounced } = interpretation
    const decision = decide(request, input, context)
    if (decision.kind === 'not_allowed') throw new Problem('internal', reason('problem.mail_event_refused'))
    if (interpretation.isAutomatic === true && actsAlone(decision, request))
      return { kind: 'refused', reason: leaveToStaff(interpretation) }
    return {
      kind: 'change',
      decisions: [decision],
      inbox: {
        message: {
          ...message,
          state: decision.kind,
          reason: decision.event.reason ?? null,
        },
        fingerprint,
      },
      ...(bounced === undefined ? {} : { bounced: [{ ...bounced, at: now }] }),
    }
  }

/** A mail that was handled, or that came before. */
export type HandledMail = HandledMessage | { readonly kind: 'known' }

/** A mail that is handled, with its record and fingerprint. */
export type MailInProgress = {
  readonly arrived: ArrivedMail
  readonly record: InboxMessage
  /** Null where a repeat is to be handled again. */
  readonly fingerprint: string | null
}

/** Interprets a mail about a request as it is loaded. Called for each attempt to commit, it reads the letters of the request again. */
export type InterpretFor = (match: RequestMatch) => Promise<InterpretedMail | KeptMessage>

/**
 * Keeps the files of a mail and adds their addresses to its event. Files that are kept already are not kept again, and
 * those about a request from which the person was removed are not kept.
 */
const createFileKeeper = (deps: MailDeps, library: RequestMatch['library']) => {
  let urls: readonly string[] = []
  return async (
    interpreted: InterpretedMail | KeptMessage,
    request: Request,
  ): Promise<InterpretedMail | KeptMessage> => {
    if (interpreted.kind === 'keep' || interpreted.input.kind !== 'partner_event') return interpreted
    if (isPersonRemoved(request)) return interpreted
    const { files, input } = interpreted
    if (urls.length !== files.length)
      urls = await Promise.all(files.map((file) => keepFile(deps, library, file)))
    const event = clampToLimits(withFiles(input.event, files, urls))
    return { ...interpreted, input: { ...input, event } }
  }
}

/**
 * Commits what a mail means for its request.
 *
 * @returns how it was handled. `Problem` unavailable where the request kept changing: the mail must come again
 */
export const commitMail = async (
  deps: MailDeps,
  { arrived, record, fingerprint }: MailInProgress,
  match: RequestMatch,
  by: InterpretedMail['by'],
  interpret: InterpretFor,
): Promise<HandledMail> => {
  const { library, stored, requestId } = match
  const keepFiles = createFileKeeper(deps, library)
  const gather = async ({ subject, readContext }: Reading<RequestMatch['stored']>) => {
    const entry = findEntryIn(subject.value, requestId)
    const interpretation =
      entry === undefined
        ? keepMail(record, 'review', reason('kept_message.request_unknown'))
        : await keepFiles(await interpret({ library, stored: subject, entry, requestId }), subject.value)
    return { context: await readContext(subject.value), interpretation }
  }
  const result = await applyToRequest(
    deps,
    existingRequest(
      { library, number: stored.value.number, by, at: arrived.now, message: record.id },
      { subject: stored },
    ),
    gather,
    planMail(await fingerprintAbout(deps, stored.value, fingerprint), arrived.now),
  )
  switch (result.kind) {
    case 'applied':
      return { kind: 'committed', message: result.plan.inbox.message }
    case 'refused':
      return result.reason
    case 'repeat':
      return { kind: 'known' }
    default:
      throw new Problem('unavailable', reason('problem.mail_kept_changing'))
  }
}
