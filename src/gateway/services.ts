import { createConfigKinds } from '../configuration/kinds.ts'
import { createNamingRequests } from '../configuration/naming-requests.ts'
import type { MailDeps, OutboundDeps } from '../delivery/deps.ts'
import type { PartnerRateLimits } from '../delivery/inbound/partner-rate-limits.ts'
import { createFailedAuthentications } from '../http/auth/failed-authentications.ts'
import { createRateLimits } from '../http/limits/rate-limits.ts'
import type { Services } from '../http/services.ts'
import { readGauges } from '../metrics/read-gauges.ts'
import { createAnswerLinks } from '../partners/email/answer-links.ts'
import { createPreviewLetter } from '../partners/email/preview-letter.ts'
import type { ProtocolParts } from '../partners/protocol-entry.ts'
import { createFetch } from '../transport/fetch-over-wire.ts'
import type { ObservedStore } from './observed-store.ts'
import { bindOperations } from './operations.ts'
import type { GatewayParts } from './parts.ts'

/** The services that the gateway and its workers use too. */
type SharedServices = Pick<
  Services,
  | 'checkPartner'
  | 'checkIls'
  | 'countMails'
  | 'sayInTrial'
  | 'testLetters'
  | 'letterLanguages'
  | 'noteRefusedMessage'
  | 'notices'
  | 'storeHealth'
  | 'privacy'
  | 'mailsStaff'
  | 'staffMail'
  | 'wakeDirectorySync'
  | 'webhooks'
>

/** Waits for a number of milliseconds. */
const waitByTimer = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/**
 * Collects what the HTTP application needs of the parts of the gateway.
 *
 * @param shared the services that are used outside of the application too
 */
export const createServices = (
  parts: GatewayParts,
  {
    observed: { store, eventWatcher, audit },
    deps,
    mailDeps,
    partnerRateLimits: { mayAnswer, maySendForm },
    protocolParts,
  }: {
    readonly observed: ObservedStore
    readonly deps: OutboundDeps
    readonly mailDeps: MailDeps
    readonly partnerRateLimits: PartnerRateLimits
    readonly protocolParts: ProtocolParts
  },
  shared: SharedServices,
): Services => {
  const { renderMetrics, rateLimits = createRateLimits(parts.clock, parts.http.unauthenticatedPerMinute) } =
    parts
  const { configuration, protocols, circuitBreakers, now } = deps
  return {
    ...shared,
    subjects: shared.privacy.subjects,
    store,
    configuration,
    kinds: createConfigKinds(protocols.entries),
    requestsNaming: createNamingRequests(store),
    ...bindOperations(deps, mailDeps),
    fillCitation: deps.fillCitation,
    showMail: mailDeps.mails.show,
    rateLimits: { ...rateLimits, mayAnswer, maySendForm },
    circuitBreakers,
    protocols,
    ils: deps.ils,
    answerLinks: createAnswerLinks(protocolParts),
    previewLetter: createPreviewLetter(protocolParts),
    audit,
    noteFailedAuthentication: createFailedAuthentications({ audit, now }),
    passwords: parts.passwords ?? null,
    passkeys: (parts.sendsLinks ?? true) ? (parts.passkeys ?? null) : null,
    openId: parts.openId ?? null,
    probeConnection: parts.probeConnection ?? null,
    consoleFiles: parts.consoleFiles ?? null,
    manualFiles: parts.manualFiles ?? null,
    publicUrl: parts.publicUrl,
    keepFiles: parts.keep.files,
    now,
    pause: parts.pause ?? waitByTimer,
    log: deps.log,
    tellAdmins: deps.tellAdmins,
    peerAddress: parts.peerAddress,
    metrics: deps.metrics,
    trace: parts.trace,
    renderMetrics:
      renderMetrics === undefined
        ? null
        : async () =>
            renderMetrics(
              await readGauges({
                store,
                configuration,
                circuitBreakers,
                now,
                freeDisk: parts.freeDisk ?? (async () => null),
              }),
            ),
    stopping: parts.stopping,
    eventWatcher,
    createFetch: (network) => createFetch(parts.transport, network),
    settings: parts.http,
  }
}
