import type { IlsConnection } from '../../ils/connection.ts'
import type { RenderedMessage } from '../../partners/rendered-message.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import type { Deps } from '../deps.ts'
import type { Attempt } from './attempt-outcome.ts'
import { send } from './send.ts'

/** Sends a rendered call to a library's own system. */
export const callIls = (
  deps: Pick<Deps, 'ils' | 'transport'>,
  connection: IlsConnection,
  { content, contentType }: Pick<RenderedMessage, 'content' | 'contentType'>,
): Promise<DispatchResult> =>
  send(deps, deps.ils.route(content, contentType, connection), content, connection.allowPrivateNetwork)

/** Returns the ILS's answer as it is stored, without secrets; null where there was none. */
export const replyText = (deps: Pick<Deps, 'ils'>, result: DispatchResult): string | null =>
  result.kind === 'answered' ? new TextDecoder().decode(deps.ils.redact(result.answer.body)) : null

/** Returns why a look-up in the ILS brought no answer that could be read. */
export const reasonOfFailure = (attempt: Attempt): AnyReason => {
  if (attempt.class === 'delivered') return reason('failure.no_answer')
  return attempt.class === 'permanent' ? attempt.error.reason : attempt.reason
}
