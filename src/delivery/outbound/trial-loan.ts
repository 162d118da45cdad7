import { type PartnerCode, RequestId } from '../../borrowing/values.ts'
import { changeView, InboundView, type TrialLine, withTrialLine } from '../../configuration/inbound-view.ts'
import { type TrialOperation, trialSubject } from '../../partners/trial-subject.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason, textReason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import type { Deps } from '../deps.ts'
import { askingLibrary } from './asking-library.ts'
import { send } from './send.ts'

type TrialDeps = Pick<Deps, 'configuration' | 'protocols' | 'transport' | 'now'> & {
  readonly store: Pick<Deps['store'], 'getDocument' | 'putDocuments'>
  /** Returns random digits and letters. */
  readonly randomText: () => string
}

/** The library code in the request ids of simulated loans: long, so that no library has it. */
const trialCode = 'TESTLENDWIRE'

/** Returns the words of an answer that could not be read, as they came. */
const wordsOf = (result: DispatchResult): AnyReason | null => {
  if (result.kind !== 'answered') return result.kind === 'taken' ? null : result.reason
  const { status, body } = result.answer
  return textReason(
    `HTTP ${status} ${new TextDecoder().decode(body).replace(/\s+/g, ' ').slice(0, 500)}`.trim(),
  )
}

/**
 * Sends one message of a simulated loan, once, and notes what came back. Nothing of it is a request: it is in no list, no
 * figure and no outbox.
 *
 * @param isbn what a request asks for, where the partner's system finds titles by that alone
 * @returns nothing; `Problem` not_found where no page of a technician is open, or the loan was not begun
 */
export const sayInTrial = async (
  deps: TrialDeps,
  code: PartnerCode,
  kind: TrialOperation,
  isbn?: string,
): Promise<void> => {
  const snapshot = await deps.configuration.snapshot()
  const now = deps.now()
  const partner = snapshot.partner(code)
  const stored = InboundView.safeParse((await deps.store.getDocument('inbound_view', code))?.value).data
  const library = askingLibrary(snapshot, kind === 'request' ? undefined : stored?.trial?.library)
  const begun =
    kind === 'request'
      ? await changeView(deps.store, code, now, (view) =>
          view.onboarding
            ? {
                ...view,
                trial: {
                  requestId: RequestId.parse(`${trialCode}-${deps.randomText()}-1`),
                  library: library.code,
                  isbn,
                  startedAt: now,
                  lines: [],
                },
              }
            : undefined,
        )
      : (stored ?? null)
  if (partner === null || begun?.trial === undefined)
    throw new Problem('not_found', reason('not_found.technician_page', { partner: code }))
  const protocol = deps.protocols.of(partner)
  const { trial } = begun
  const { operation, subject } = trialSubject(kind, trial, partner, library, now)
  const rendered = protocol.render(operation, subject)
  const line = (more: Pick<TrialLine, 'isTaken' | 'words' | 'message'>): Promise<unknown> =>
    changeView(deps.store, code, now, (view) =>
      view.trial?.requestId === trial.requestId
        ? withTrialLine(view, { at: deps.now(), direction: 'sent', what: kind, ...more })
        : undefined,
    )
  if ('notSendable' in rendered) {
    await line({ isTaken: rendered.isNeeded === false, words: rendered.notSendable, message: '' })
    return
  }
  const { content, contentType } = rendered
  const route = await protocol.route(content, contentType, partner)
  const result = await send(deps, route, content, partner.allowPrivateNetwork)
  const meaning =
    result.kind === 'answered'
      ? protocol.readReply(kind, result.answer, partner, trial.requestId, library.timeZone)
      : undefined
  const words = meaning?.kind === 'refused' ? meaning.error.reason : wordsOf(result)
  const isTaken = meaning?.kind === 'confirmed' || result.kind === 'taken'
  await line({ isTaken, words: isTaken ? null : words, message: content.slice(0, 8000) })
}
