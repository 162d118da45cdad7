import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { shownDeliveryState } from '../../shared/shown-delivery-state.ts'

export type Direction = 'in' | 'out'

/** A message as the list shows it, whichever way it went. */
export type MessageRow = {
  readonly id: string
  readonly at: string
  readonly partner: string | null
  readonly request: string | null
  readonly state: string
  readonly summary: string
  /** The reason for its state; null where nothing is wrong. */
  readonly reason: string | null
  readonly attempts: number | null
}

/** A message with its text and what was answered. */
export type MessageDetail = MessageRow & {
  readonly content: string
  readonly contentType: string
  readonly answer: string | null
}

export type MessageFilter = {
  readonly direction: Direction
  readonly state: string | undefined
  readonly partner: string | undefined
  /** Words of the message, or of the citation of its request. */
  readonly text: string | undefined
}

type Incoming = {
  readonly id: string
  readonly receivedAt: string
  readonly partner: string | null
  readonly request: string | null
  readonly state: string
  readonly summary: string
  readonly reason: { readonly text: string } | null
}
type Outgoing = {
  readonly id: string
  readonly createdAt: string
  readonly partner: string | null
  readonly request: string
  readonly state: string
  readonly summary: string
  readonly lastError: { readonly text: string } | null
  readonly attempts: number
  readonly possiblyTaken: boolean
  readonly heldBack?: { readonly reason: { readonly text: string } }
}
type PageOf<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }
export type MessagePage = PageOf<MessageRow>

const incoming = ({ id, receivedAt, partner, request, state, summary, reason }: Incoming): MessageRow => ({
  id,
  at: receivedAt,
  partner,
  request,
  state,
  summary,
  reason: reason?.text ?? null,
  attempts: null,
})

const outgoing = (delivery: Outgoing): MessageRow => ({
  id: delivery.id,
  at: delivery.createdAt,
  partner: delivery.partner,
  request: delivery.request,
  state: shownDeliveryState(delivery),
  summary: delivery.summary,
  reason: delivery.heldBack?.reason.text ?? delivery.lastError?.text ?? null,
  attempts: delivery.attempts,
})

/** Returns the query of the messages of one direction, newest first. */
export const messageListQuery = (api: Api, { direction, state, partner, text }: MessageFilter) =>
  infiniteQueryOptions({
    queryKey: ['messages', direction, state, partner, text],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: MessagePage) => nextCursor ?? undefined,
    queryFn: async ({ pageParam: cursor }): Promise<MessagePage> => {
      const query = { state, partner, text, cursor }
      if (direction === 'in') {
        const page = await api.documents.get<PageOf<Incoming>>('/v1/messages', query)
        return { items: page.items.map(incoming), nextCursor: page.nextCursor }
      }
      const page = await api.documents.get<PageOf<Outgoing>>('/v1/deliveries', query)
      return { items: page.items.map(outgoing), nextCursor: page.nextCursor }
    },
  })

/** Returns the query of one message in full. */
export const messageQuery = (api: Api, direction: Direction, id: string) =>
  queryOptions({
    queryKey: ['messages', direction, 'one', id],
    queryFn: async (): Promise<MessageDetail> => {
      if (direction === 'in') {
        const message = await api.documents.get<
          Incoming & {
            readonly raw: string
            readonly contentType: string
            readonly reply: { readonly content: string } | null
          }
        >(`/v1/messages/${encodeURIComponent(id)}`)
        const { raw: content, contentType, reply } = message
        return { ...incoming(message), content, contentType, answer: reply?.content ?? null }
      }
      const delivery = await api.documents.get<
        Outgoing & { readonly content: string; readonly contentType: string; readonly reply: string | null }
      >(`/v1/deliveries/${encodeURIComponent(id)}`)
      const { content, contentType, reply } = delivery
      return { ...outgoing(delivery), content, contentType, answer: reply }
    },
  })

/** The states of each direction, and those in which a message may be sent or read again. */
export const messageStates = {
  in: [
    'applied',
    'relayed',
    'ignored',
    'repeat',
    'rejected',
    'unreadable',
    'not_authenticated',
    'too_large',
    'review',
  ],
  out: ['waiting', 'leased', 'delivered', 'refused', 'dead', 'withdrawn'],
} as const

const repeatable: Readonly<Record<Direction, readonly string[]>> = {
  in: ['ignored', 'rejected', 'unreadable'],
  out: ['dead'],
}

/** Returns whether a message in this state can be sent or read again. */
export const mayRepeat = (direction: Direction, { state }: Pick<MessageRow, 'state'>): boolean =>
  repeatable[direction].includes(state)

/** Sends a message again, or reprocesses it. */
export const repeatMessage = (api: Api, direction: Direction, id: string): Promise<unknown> =>
  api.documents.post(
    direction === 'in'
      ? `/v1/messages/${encodeURIComponent(id)}/reprocess`
      : `/v1/deliveries/${encodeURIComponent(id)}/resend`,
  )

/** Returns whether two messages have the same partner, state and reason. */
export const isAlike = (one: MessageRow, other: MessageRow): boolean =>
  one.partner === other.partner && one.state === other.state && one.reason === other.reason
