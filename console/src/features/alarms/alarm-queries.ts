import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

/** The words of an alarm: what happened, and what to do. */
export type AlarmSentences = { readonly title: string; readonly remedy: string }

/** An alarm, as the API shows it. */
export type Alarm = AlarmSentences & {
  readonly id: string
  readonly rule: string
  readonly kind: string
  readonly partner: string | null
  readonly library: string | null
  readonly state: 'standing' | 'over'
  readonly since: string
  readonly overAt: string | null
  readonly acknowledged: { readonly at: string; readonly by: string } | null
}

/** The interval at which alarms are read again while a page shows them, in milliseconds. */
const readAgainEvery = 15_000

/** Returns the query of alarms. */
export const alarmsQuery = (api: Api, state: Alarm['state']) =>
  queryOptions({
    queryKey: ['alarms', state],
    refetchInterval: readAgainEvery,
    queryFn: async () =>
      (await api.documents.get<{ readonly items: readonly Alarm[] }>('/v1/alarms', { state })).items,
  })
