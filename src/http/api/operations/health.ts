import { createRoute, z } from '@hono/zod-openapi'
import { Instant } from '../../../borrowing/values.ts'
import { isPaused } from '../../../configuration/restore-record.ts'
import { MailboxState } from '../../../partners/mailbox.ts'
import { findPrincipal } from '../../auth/authenticate.ts'
import { type ApiApp, bodies } from '../../openapi/routes.ts'
import { methodNotAllowedHandler } from '../../responses/error-handler.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'

/** The state of a part of the gateway: `degraded` works, but not all of it. */
type PartState = 'ok' | 'degraded' | 'unavailable'

/** A part of the gateway, and since when it is in its state. */
type PartReport = {
  readonly name: string
  readonly state: PartState
  /** When this process first saw the state. */
  readonly since: Instant
}

/** Remembers since when each part is in its state. */
const createPartStates = (now: () => Instant) => {
  const reports = new Map<string, PartReport>()
  return (name: string, state: PartState): PartReport => {
    const before = reports.get(name)
    if (before?.state === state) return before
    const report: PartReport = { name, state, since: now() }
    reports.set(name, report)
    return report
  }
}

type Deps = Pick<
  Services,
  | 'circuitBreakers'
  | 'configuration'
  | 'log'
  | 'now'
  | 'peerAddress'
  | 'publicUrl'
  | 'settings'
  | 'stopping'
  | 'store'
  | 'storeHealth'
>

const Health = z
  .object({
    status: z
      .enum(['ok', 'degraded', 'unavailable'])
      .describe(
        'Whether the gateway works. `degraded`: it works, but not all of it; `parts` says what, `faultyDocuments` names the first documents that cannot be read.',
      ),
    faultyDocuments: z
      .array(
        z.object({
          kind: z.string().describe('The kind of the document.'),
          code: z.string().describe('The code of the document.'),
        }),
      )
      .optional()
      .describe('The first configuration documents that cannot be read.'),
    parts: z
      .array(
        z.object({
          name: z
            .enum(['store', 'configuration', 'restore', 'mailboxes', 'partners'])
            .describe('The name of the part.'),
          state: z.enum(['ok', 'degraded', 'unavailable']).describe('Whether the part works.'),
          since: Instant.describe('Since when.'),
        }),
      )
      .optional()
      .describe('Each part, its state, and since when this process sees it in that state.'),
  })
  .openapi('Health')

/** The most faulty documents that are named. */
const maxNamed = 50

const healthRoute = (path: string, operationId: string, summary: string, description: string) =>
  createRoute({
    method: 'get',
    path,
    operationId,
    tags: ['Health'],
    summary,
    description,
    security: [],
    responses: bodies({ 200: ['Yes', Health], 503: ['No', Health] }),
  })

const alive = healthRoute(
  '/healthz',
  'getHealth',
  'Check that the process is alive',
  'It looks at nothing else.',
)
const ready = healthRoute(
  '/readyz',
  'getReadiness',
  'Check that the gateway can work',
  'Yes where the storage answers and takes writes, and the gateway is not stopping. `degraded` where it is ready, but a part is not as it should be: configuration documents cannot be read (what needs them is refused), a restored store waits to be released, a mailbox cannot be read, or partners cannot be reached. `parts` says which, and since when.',
)

/** Returns true if the last attempt to read a mailbox failed. */
const isFailing = (value: unknown): boolean => {
  const state = MailboxState.safeParse(value).data
  return state?.lastFailure != null && state.lastFailure.at > (state.lastReadAt ?? '')
}

/** Adds what a load balancer asks. */
export const addHealth = (app: ApiApp, services: Deps): void => {
  const { configuration, stopping, storeHealth, store, circuitBreakers, now } = services
  const partState = createPartStates(now)

  /** Reads the parts besides the store. They are degraded at most: the gateway works without them. */
  const readParts = async (faults: number) => {
    const [mailboxes, circuits] = await Promise.all([
      store.listDocuments('mailbox_state'),
      circuitBreakers.states(now()),
    ])
    const snapshot = await configuration.snapshot()
    const isRead = (code: string): boolean =>
      snapshot.mailboxes().some((mailbox) => mailbox.code === code && mailbox.status === 'active')
    const isDegraded = {
      configuration: faults > 0,
      restore: isPaused(snapshot.restore()),
      mailboxes: mailboxes.some(({ key, value }) => isRead(key) && isFailing(value)),
      partners: [...circuits.values()].some(({ state }) => state === 'open'),
    }
    return Object.entries(isDegraded).map(([name, degraded]) => partState(name, degraded ? 'degraded' : 'ok'))
  }

  app.openapi(alive, () => jsonResponse({ status: 'ok' }))
  app.openapi(ready, async (context) => {
    // Only who has a key causes a write; for others the last check of the gateway itself counts, and a read.
    const isKnown = (await findPrincipal(services, context).catch(() => undefined)) !== undefined
    const able = !stopping.aborted && (await (isKnown ? storeHealth.check() : storeHealth.read()))
    const storePart = partState('store', able || stopping.aborted ? 'ok' : 'unavailable')
    if (!able) return jsonResponse({ status: 'unavailable', parts: [storePart] }, 503)
    const faults = (await configuration.snapshot()).faults()
    const parts = [storePart, ...(await readParts(faults.length))]
    const status = parts.every(({ state }) => state === 'ok') ? 'ok' : 'degraded'
    if (faults.length === 0) return jsonResponse({ status, parts })
    const faultyDocuments = faults.slice(0, maxNamed).map(({ kind, code }) => ({ kind, code }))
    return jsonResponse({ status, parts, faultyDocuments })
  })
  for (const { path } of [alive, ready]) {
    app.all(path, (context) => methodNotAllowedHandler(context, ['GET', 'HEAD']))
  }
}
