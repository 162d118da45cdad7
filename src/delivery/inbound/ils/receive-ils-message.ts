import type { Reply } from '../../../partners/incoming-message.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { applyToRequest } from '../../apply-to-request.ts'
import { existingRequest } from '../../change-target.ts'
import { type Deps, withConfigSnapshot } from '../../deps.ts'
import type { HandledMessage } from '../handled-message.ts'
import { makeInitialRecord, refuseTooLarge } from '../initial-record.ts'
import { replyToMessage } from '../reply-to-message.ts'
import { findRequestOfItem } from './find-item.ts'
import { type IlsMessage, interpretIlsMessage } from './interpret-ils-message.ts'
import { handledIlsInput, planIlsInput } from './plan-ils-input.ts'

const initialRecordOf = (deps: Deps, { body, ...received }: IlsMessage): InboxMessage =>
  makeInitialRecord(deps, {
    ...received,
    protocol: deps.ils.protocol,
    partner: null,
    raw: deps.ils.redact(body),
  })

/**
 * Interprets a message of a library's own system and commits what it means for a request. A message that changes nothing
 * is not kept here: the caller does that.
 *
 * @returns how it was handled
 */
export const handleIlsMessage = async (
  deps: Deps,
  received: IlsMessage,
  record = initialRecordOf(deps, received),
): Promise<HandledMessage> => {
  if (received.truncated) return refuseTooLarge(record, received.body.length)
  const current = await withConfigSnapshot(deps)
  const { timeZone } = current.snapshot.library(received.library)
  const parsed = deps.ils.read(received.body, timeZone)
  const stored =
    parsed.kind === 'message' ? await findRequestOfItem(deps, parsed, received.library) : undefined
  const interpretation = interpretIlsMessage(deps.ils, parsed, stored?.value, record)
  if (interpretation.kind === 'keep') return interpretation
  const result = await applyToRequest(
    deps,
    existingRequest(
      {
        library: received.library,
        number: interpretation.number,
        by: { kind: 'system', id: 'ils' },
        at: received.now,
        message: record.id,
      },
      { deps: current, subject: stored },
    ),
    async ({ subject, readContext }) => ({
      context: await readContext(subject.value),
      interpretation: interpretIlsMessage(deps.ils, parsed, subject.value, record),
    }),
    planIlsInput,
  )
  return handledIlsInput(result, { ...interpretation.message, reply: null })
}

/**
 * Receives an authenticated message of a library's own system: loans, returns and holds are mirrored. A message that says
 * what is recorded already is answered as done, so that a repeat changes nothing. Every message is kept.
 *
 * @returns the answer. `Problem` too_large or invalid_input (with faults) where there is nothing that an answer of the
 *   protocol could be made from; unavailable where the store fails, or the request kept changing
 */
export const receiveIlsMessage = async (deps: Deps, received: IlsMessage): Promise<Reply> => {
  const record = initialRecordOf(deps, received)
  return replyToMessage(deps, record, () => handleIlsMessage(deps, received, record))
}
