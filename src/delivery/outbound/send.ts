import { maskerOf } from '../../partners/mask-secrets.ts'
import type { Route } from '../../partners/message-route.ts'
import { mapReasonTexts } from '../../translations/map-reason-texts.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import type { Deps } from '../deps.ts'

/** A way as a protocol, the library's own system or a catalogue gives it. */
type Way = Route & { readonly method?: 'GET' | 'POST'; readonly maximumAnswer?: number }

/**
 * Sends a message once. The answer holds none of the secrets that were filled in, even if the receiver repeats them: it is read,
 * kept and shown without them.
 *
 * @param shown what is kept of the message itself, with places where credentials go
 * @param allowPrivateNetwork may it lead into private networks?
 */
export const send = async (
  { transport }: Pick<Deps, 'transport'>,
  { secrets, ...route }: Way,
  shown: string,
  allowPrivateNetwork: boolean,
): Promise<DispatchResult> => {
  const result = await transport.dispatch(route.kind === 'mail' ? route : { ...route, allowPrivateNetwork })
  const { bytes, text } = maskerOf(secrets, shown)
  switch (result.kind) {
    case 'answered': {
      const { status, contentType, body } = result.answer
      return { kind: 'answered', answer: { status, contentType: text(contentType), body: bytes(body) } }
    }
    case 'taken':
      return { kind: 'taken', reply: text(result.reply) }
    default:
      return { kind: result.kind, reason: mapReasonTexts(result.reason, text) }
  }
}
