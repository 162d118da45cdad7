import type { components } from '@lendwire/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

type Schemas = components['schemas']
export type WebhookState = Schemas['WebhookState']
export type WebhookAttempt = Schemas['WebhookAttempt']

/** A webhook as the list shows it. */
export type WebhookRow = {
  readonly code: string
  readonly library: string
  readonly url: string
  readonly secrets: readonly unknown[]
}

/** Returns the address of a webhook in the API. */
export const webhookPath = (code: string): string => `/v1/webhooks/${encodeURIComponent(code)}`

/** Returns the query of all webhooks. */
export const webhooksQuery = (api: Api) =>
  queryOptions({
    queryKey: ['webhooks'],
    queryFn: async () =>
      (await api.documents.get<{ readonly items: readonly WebhookRow[] }>('/v1/webhooks')).items,
  })

/** Returns the query of how far a webhook is, which changes without a call of ours. */
export const webhookStateQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['webhooks', code, 'state'],
    queryFn: () => api.documents.get<WebhookState>(`${webhookPath(code)}/state`),
    refetchInterval: 10_000,
  })

/** Returns the query of the last attempts of a webhook. */
export const webhookAttemptsQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['webhooks', code, 'attempts'],
    queryFn: async () =>
      (
        await api.documents.get<{ readonly items: readonly WebhookAttempt[] }>(
          `${webhookPath(code)}/attempts`,
        )
      ).items,
    refetchInterval: 10_000,
  })
