import type { Instant, PartnerCode } from '../../borrowing/values.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import type { Deps } from '../deps.ts'
import { keepWithinQuota, unauthenticatedQuota } from './message-quotas.ts'

/** A message whose sender could not be authenticated. */
export type UnauthenticatedMessage = {
  readonly protocol: string
  /** The partner that it claims to be from; null where there is no partner with that code. */
  readonly partner: PartnerCode | null
  /** The network that it came from. */
  readonly source: string
  readonly body: Uint8Array
  readonly truncated: boolean
  readonly contentType: string
  readonly reason: AnyReason
  readonly now: Instant
}

/** Keeps a message whose sender could not be authenticated, without its secrets, within a quota of its own. */
export const keepUnauthenticatedMessage = async (
  deps: Pick<Deps, 'store' | 'hash' | 'log' | 'tellAdmins' | 'anonymous' | 'ids' | 'protocols'>,
  { now: receivedAt, body, source, ...facts }: UnauthenticatedMessage,
): Promise<void> => {
  const message = {
    id: deps.ids.next(),
    receivedAt,
    ...facts,
    library: null,
    request: null,
    entry: null,
    state: 'not_authenticated' as const,
    summary: 'not authenticated',
    raw: deps.protocols.named(facts.protocol).redact?.(body) ?? body,
    reply: null,
  }
  await keepWithinQuota(deps, message, null, unauthenticatedQuota(source))
}
