import type { Context } from 'hono'
import { changeView, type InboundView, openViews } from '../../configuration/inbound-view.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { randomHex } from '../../hex.ts'
import { type Arrival, hasReachedUs, noteArrival } from '../../partner-health/arrivals.ts'
import { Problem } from '../../problem.ts'
import { cutReason, mapReasonTexts } from '../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason, textReason } from '../../translations/reason.ts'
import type { ApiEnv } from '../auth/api-env.ts'
import { clientAddress, readNetworks } from '../input/client-address.ts'
import { problemStatuses } from '../responses/problem-document.ts'
import type { Services } from '../services.ts'
import type { ArrivalNote } from './arrival-note.ts'

/** The headers whose values are shown: those of the protocols that hold no secret. Of all others the name alone is shown. */
const shown: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-encoding',
  'content-language',
  'content-length',
  'content-type',
  'date',
  'expect',
  'host',
  'mime-version',
  'soapaction',
  'transfer-encoding',
  'user-agent',
  'via',
  'x-request-id',
])
const maxHeaders = 40
const longestValue = 200

/** Returns a credential without its secret: the scheme only. */
const withoutSecret = (name: string, value: string): string => {
  const scheme = name === 'authorization' ? /^(basic|bearer|digest|negotiate)\b/i.exec(value)?.[1] : undefined
  return scheme === undefined ? '…' : `${scheme} …`
}

/**
 * Returns the headers of a message as they may be shown to its sender's technician: names, and values that hold no
 * secret.
 */
const shownHeaders = (headers: Headers): { readonly name: string; readonly value: string }[] =>
  [...headers].slice(0, maxHeaders).map(([name, value]) => ({
    name,
    value: shown.has(name) ? value.slice(0, longestValue) : withoutSecret(name, value),
  }))

type Deps = Pick<
  Services,
  'configuration' | 'log' | 'now' | 'peerAddress' | 'protocols' | 'rateLimits' | 'settings' | 'store'
>

/** An address of a protocol, and whose it is: undefined for the one that all partners share. */
export type PostedAddress = {
  readonly path: string
  readonly protocol: string
  readonly code: string | undefined
}

/** Handles a message, and notes it where a technician looks. `handle` gets the configuration as it is now. */
export type WatchArrival = (
  context: Context<ApiEnv>,
  address: PostedAddress,
  handle: (snapshot: ConfigSnapshot) => Promise<Response>,
) => Promise<Response>

/** Returns the place of each fault in a document: names of elements and positions, without content. */
const faultsOf = ({ faults }: Problem): readonly AnyReason[] =>
  faults
    .slice(0, 3)
    .map(({ path, code, params }) =>
      path === '' ? { code, params } : reason('fault.at', { path, fault: { code, params } }),
    )

/** The place that an error of a protocol names, before its value. */
const valueBehindPath = /(\b\w+(?:\/[\w[\]]+)+): [\s\S]*$/

/** The answer to what came, and the method of HTTP by which it came. */
type Outcome = { readonly status: number; readonly error: Problem | null; readonly method: string }

/** Returns the reason for a refusal without what the message says: staff read the whole of it. */
const withoutValues = (why: AnyReason): AnyReason =>
  why.code === 'text'
    ? textReason(String(why.params.text).replace(valueBehindPath, '$1'))
    : // Made for the technician of a partner that is being set up: the message is a test.
      why.code === 'arrival.remarked' || why.code === 'arrival.noticed'
      ? why
      : // An agency id has no blanks: what has some is free text.
        mapReasonTexts(why, (text) => (/\s/.test(text) ? '…' : text))

const reasonOf = (
  { partner }: InboundView,
  { path, code }: PostedAddress,
  { reason: why }: ArrivalNote,
  { status, error, method }: Outcome,
): AnyReason | undefined => {
  if (code !== undefined && code !== partner && code.toUpperCase() === partner.toUpperCase())
    return reason('arrival.letter_case', { address: path.replace(code, partner) })
  if (status === 405) return reason('arrival.method', { method })
  if (status === 404 && error === null) return reason('arrival.no_such_path')
  if (why !== undefined) return withoutValues(why)
  if (error === null) return undefined
  const faults = faultsOf(error)
  return faults.length === 0 ? error.reason : reason('arrival.with_faults', { why: error.reason, faults })
}

const reasonToKeep = (why: AnyReason | undefined): AnyReason | null =>
  why === undefined ? null : cutReason(why)

/**
 * Makes what notes messages for the technicians of partners while a view is open; without one, it does nothing.
 *
 * A message of another partner is never shown. One of which nothing says whose it is, is shown to each technician whose
 * partner speaks its protocol, without the address that it came from.
 */
export const createArrivalWatch = (services: Deps): WatchArrival => {
  const { store, now, configuration, protocols, rateLimits, log } = services
  const trusted = readNetworks(services.settings.trustedProxies)

  const senderFor = async (
    { partner: code }: InboundView,
    { code: addressed, protocol }: PostedAddress,
    note: ArrivalNote,
  ): Promise<Arrival['sender'] | null> => {
    if (note.partner !== undefined) return note.partner === code ? 'certain' : null
    const snapshot = await configuration.snapshot()
    if (addressed === code) return 'certain'
    if (addressed !== undefined && snapshot.partners().some((each) => each.code === addressed)) return null
    if (addressed?.toUpperCase() === code.toUpperCase()) return 'certain'
    const partner = snapshot.partner(code)
    return partner !== null && protocols.of(partner).name === protocol ? 'possible' : null
  }

  const noteFor = async (
    views: readonly InboundView[],
    context: Context<ApiEnv>,
    address: PostedAddress,
    status: number,
    error: Problem | null,
  ): Promise<void> => {
    const note = context.get('arrival') ?? {}
    const method = context.req.method.slice(0, 20)
    for (const view of views) {
      const sender = await senderFor(view, address, note)
      if (sender === null || !rateLimits.mayNoteArrival(view.partner)) continue
      const from = clientAddress(
        services.peerAddress(context),
        context.req.header('x-forwarded-for'),
        trusted,
      )
      const arrival: Arrival = {
        id: randomHex(8),
        at: now(),
        method,
        path: address.path,
        from: sender === 'certain' ? (from ?? null) : null,
        headers: shownHeaders(context.req.raw.headers),
        sender,
        verdict: status < 300 && note.isRefused !== true ? 'taken' : 'refused',
        status,
        summary: note.summary?.slice(0, 200) ?? null,
        reason: reasonToKeep(reasonOf(view, address, note, { status, error, method })),
      }
      await noteArrival(store, view.partner, arrival)
      if (view.onboarding && hasReachedUs(arrival))
        await changeView(store, view.partner, arrival.at, (each) => ({ ...each, reachedAt: arrival.at }))
    }
  }

  return async (context, address, handle) => {
    const snapshot = await configuration.snapshot()
    // Nearly always there is none.
    const stored = snapshot.inboundViews()
    const views = stored.length === 0 ? [] : openViews(stored, now())
    if (views.length === 0) return handle(snapshot)
    const noteSafely = (status: number, error: Problem | null): Promise<void> =>
      noteFor(views, context, address, status, error).catch((failure: unknown) =>
        log({
          level: 'error',
          message: 'A message could not be noted for the technician of its partner',
          facts: { error: failure instanceof Error ? failure.name : 'unknown' },
        }),
      )
    try {
      const response = await handle(snapshot)
      await noteSafely(response.status, null)
      return response
    } catch (error) {
      await noteSafely(
        error instanceof Problem ? problemStatuses[error.code] : 500,
        error instanceof Problem ? error : null,
      )
      throw error
    }
  }
}
