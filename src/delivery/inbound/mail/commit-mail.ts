import { isPersonRemoved } from '../../../borrowing/request/person-removed.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { reason } from '../../../translations/reason.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import { existingRequest } from '../../change-target.ts'
import type { MailDeps } from '../../deps.ts'
import type { Reading } from '../../gather-facts.ts'
import { clampToLimits } from '../clamp-to-limits.ts'
import { findEntryIn, type RequestMatch } from '../find-request.ts'
import type { HandledMessage, KeptMessage } from '../handled-message.ts'
import { fingerprintAbout } from '../person-removed.ts'
import type { ArrivedMail } from './arrived-mail.ts'
import { type InterpretedMail, keepMail } from './interpreted-mail.ts'
import { keepFile, withFiles } from './keep-file.ts'
import { planMail } from './plan-mail.ts'

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
