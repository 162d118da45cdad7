import { z } from 'zod'
import { attentionRules } from '../../borrowing/attention/attention-rules.ts'
import { projectTurn } from '../../borrowing/next/project-next.ts'
import { Attention, type AttentionKind } from '../../borrowing/request/attention.ts'
import type { Next } from '../../borrowing/request/next.ts'
import { Request } from '../../borrowing/request/request.ts'
import { renameInRequest } from './plain-names-step.ts'
import { readReasonsOfRequest } from './reasons-step.ts'
import type { StoredJson, UpgradeStep } from './step.ts'

const Alerts = z.array(z.looseObject({ kind: z.string() }))

/** Returns an alert of 0.1.0 as attention. Since when was not kept: the request's creation is the nearest that is. */
const attentionOf = (alerts: unknown, since: unknown, isReceiving: boolean): readonly StoredJson[] =>
  Alerts.catch([])
    .parse(alerts)
    // What is outstanding follows from the items.
    .filter(({ kind }) => kind !== 'part_missing')
    .map((alert) => ({
      ...alert,
      kind: alert.kind === 'ils_refused' && !isReceiving ? 'ils_records_left' : alert.kind,
      since,
    }))

const kinds = Attention.options.map((option) => option.shape.kind.value)

/** Derives attention from the request alone, without the partners and profiles that it names. */
const derived = (request: Request): readonly Attention[] =>
  kinds
    .filter((kind: AttentionKind) => kind !== 'profile_missing')
    .flatMap((kind) => attentionRules[kind].derive?.(request, noContext) ?? [])
    .map((raised) => Attention.parse({ ...raised, since: request.createdAt }))

const noContext = { missingDocuments: [] } as const

const nextOf = (request: Request): Next | null => {
  const turn = projectTurn(request, () => true)
  if (turn === undefined) return null
  const partner = request.rota.find(({ state }) => state === 'active')?.partner
  const deadline = turn.deadlines.flatMap((kind) => request.deadlines.filter((each) => each.kind === kind))[0]
  return {
    who: turn.who,
    for: turn.for,
    since: turn.since ?? request.createdAt,
    ...(turn.who === 'partner' && partner !== undefined ? { partner } : {}),
    ...(turn.attention === undefined ? {} : { attention: turn.attention }),
    ...(deadline === undefined ? {} : { deadline }),
  }
}

const Stored = z.looseObject({ alerts: z.unknown(), createdAt: z.unknown(), negotiation: z.unknown() })
const Receiving = z.looseObject({ kind: z.literal('receiving') })

/** Gives a request of 0.1.0 its attention and `next`. */
export const upgradeRequest = (stored: StoredJson): StoredJson => {
  if (stored.alerts === undefined) return stored
  const { alerts, ...request } = Stored.parse(stored)
  const isReceiving = Receiving.safeParse(request.negotiation).success
  const attention = attentionOf(alerts, request.createdAt, isReceiving)
  // The rules read the present names; what is returned keeps the names of its version.
  const read = Request.safeParse(readReasonsOfRequest(renameInRequest({ ...request, attention, next: null })))
  if (!read.success) return { ...request, attention, next: null }
  const all = [...attention, ...derived(read.data)]
  return {
    ...request,
    attention: all,
    next: nextOf({ ...read.data, attention: [...read.data.attention, ...derived(read.data)] }),
  }
}

const Changes = z.looseObject({ alerts: z.unknown() })

/** Renames the alerts that an event changed; the event that made the request says that nobody's turn was known. */
export const upgradeEvent = (stored: StoredJson): StoredJson => {
  const changes = Changes.safeParse(stored.changes)
  if (!changes.success || changes.data.alerts === undefined) return stored
  const { alerts, ...others } = changes.data
  const isCreation = others.createdAt !== undefined
  return {
    ...stored,
    changes: {
      ...others,
      attention: attentionOf(alerts, stored.at, true),
      ...(isCreation ? { next: null } : {}),
    },
  }
}

const NoCancelReply = z.looseObject({ onNoCancelReply: z.literal('alert') })

/** Alerts of requests become attention, which says since when, and every request says whose turn it is. */
export const attentionStep: UpgradeStep = {
  from: 0,
  name: 'alerts of requests become attention, and requests say whose turn it is',
  changes: {
    request: upgradeRequest,
    event: upgradeEvent,
    document: (document) => {
      const profile = NoCancelReply.safeParse(document.value)
      return document.kind === 'workflow' && profile.success
        ? { ...document, value: { ...profile.data, onNoCancelReply: 'attention' } }
        : document
    },
  },
}
