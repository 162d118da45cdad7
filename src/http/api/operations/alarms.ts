import { createRoute, z } from '@hono/zod-openapi'
import { hidden, notFound, type Principal } from '../../../accounts/principal.ts'
import { Alarm } from '../../../alarms/alarm.ts'
import { alarmWords } from '../../../alarms/words.ts'
import { Instant, LibraryCode, PartnerCode } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import type { Language } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { emptyIsNone } from '../../input/body.ts'
import { answerOnceSealed, IdempotencyHeader } from '../../input/idempotency.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonAnswer, jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { pageOf, valuesOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'
import { languageOf } from '../views/reason.ts'

type Deps = Pick<Services, 'now' | 'peerAddress' | 'publicUrl' | 'runOnce' | 'settings' | 'store'>

const tags = ['Alarms']

const AlarmState = z.enum(['standing', 'over'])

const AlarmView = z
  .object({
    id: z.string().describe('The id of the alarm.'),
    rule: z.string().openapi({ description: 'The code of the rule that raised it' }),
    kind: z.string().openapi({ description: 'What the rule checks' }),
    subject: z.string().describe('What the alarm is about: a code or id, by its kind.'),
    partner: PartnerCode.nullable().describe('The code of the partner.'),
    library: LibraryCode.nullable().describe('The code of the library.'),
    title: z.string().describe('What happened, in the language of `Accept-Language`; English without it.'),
    remedy: z.string().describe('What to do, in the same language.'),
    facts: Alarm.shape.facts.describe('The numbers and names in these sentences.'),
    state: AlarmState.describe('Whether the alarm is open or over.'),
    since: Instant.describe('Since when.'),
    raisedAt: Instant.describe('When it was raised.'),
    overAt: Instant.nullable().describe('When it was over; null while it is open.'),
    notifiedAt: Instant.nullable().openapi({
      description: 'When the first message about it was taken by the mail server or the webhook',
    }),
    acknowledged: z
      .object({
        at: Instant.describe('When the person acknowledged the alarm.'),
        by: z.string().describe('Who acknowledged the alarm.'),
      })
      .nullable()
      .describe('Who looks after it, and since when; null where nobody does.'),
  })
  .openapi('Alarm')

const stateOf = ({ overAt }: Pick<Alarm, 'overAt'>): z.infer<typeof AlarmState> =>
  overAt === null ? 'standing' : 'over'

const view = (
  { partner, library, notified, sent = notified, notifiedOver: _, ...alarm }: Alarm,
  language: Language,
) => ({
  ...alarm,
  partner: partner ?? null,
  library: library ?? null,
  ...alarmWords(alarm, language),
  state: stateOf(alarm),
  notifiedAt: [sent.email, sent.webhook].filter((at) => at !== null).toSorted()[0] ?? null,
})

/**
 * Returns whether a principal may see an alarm. Principals of a library see its alarms; those of the installation are
 * for admins.
 */
const maySee = ({ role, library }: Principal, alarm: Alarm): boolean =>
  role === 'admin' || (alarm.library !== undefined && (library === null || library === alarm.library))

const list = createRoute({
  method: 'get',
  path: '/v1/alarms',
  operationId: 'listAlarms',
  tags,
  summary: 'List alarms',
  description: `Open ones first, each by when it was raised, the newest first. Alarms that are over are kept for 90 days; of an
alarm that was raised again only the last time is kept.`,
  request: {
    query: z.object({
      state: valuesOf(AlarmState).describe('Only in these states.'),
      ...wholeListQuery('-raised'),
    }),
  },
  responses: answers({ 200: ['The alarms', pageOf(AlarmView)] }, []),
})

const acknowledge = createRoute({
  method: 'post',
  path: '/v1/alarms/{id}/acknowledge',
  operationId: 'acknowledgeAlarm',
  tags,
  middleware: [emptyIsNone] as const,
  summary: 'Acknowledge an alarm',
  description:
    'Records that the caller works on it. Nobody is notified of it any more. Those who were notified before are notified when it is over.',
  request: {
    params: z.object({ id: z.string().max(64).describe('The id of the alarm.') }),
    headers: z.object({
      'Idempotency-Key': IdempotencyHeader,
    }),
  },
  responses: answers({ 200: ['The alarm', AlarmView] }, ['not_found', 'conflict', 'idempotency_mismatch']),
})

/** Adds the routes of alarms. */
export const addAlarms = (app: ApiApp, services: Deps): void => {
  const { store, now } = services

  app.openapi(list, async (context) => {
    const { state, ...query } = context.req.valid('query')
    const { principal } = context.var
    const alarms = (await store.listDocuments('alarm'))
      .flatMap(({ value }) => Alarm.safeParse(value).data ?? [])
      .filter((alarm) => maySee(principal, alarm))
      .filter((alarm) => state === undefined || state.includes(stateOf(alarm)))
    const placeOf = (alarm: Alarm): string => `${stateOf(alarm)} ${alarm.raisedAt} ${alarm.id}`
    const page = pageOfAll('alarms', alarms, placeOf, query)
    return jsonResponse({ ...page, items: page.items.map((alarm) => view(alarm, languageOf(context))) })
  })

  app.openapi(acknowledge, async (context) => {
    const { id } = context.req.valid('param')
    const { principal } = context.var
    return answerOnceSealed(services, context, null, async () => {
      const stored = await store.getDocument('alarm', id)
      const alarm = stored === null ? undefined : Alarm.safeParse(stored.value).data
      if (stored === null || alarm === undefined) throw notFound(reason('not_found.alarm', { alarm: id }))
      if (!maySee(principal, alarm)) throw hidden(reason('not_found.alarm', { alarm: id }))
      if (alarm.acknowledged !== null) return jsonAnswer(view(alarm, languageOf(context)))
      const value: Alarm = { ...alarm, acknowledged: { at: now(), by: principal.id } }
      const write = { kind: 'alarm' as const, key: id, value, expectedVersion: stored.version }
      if ((await store.putDocuments([write])) !== 'written')
        throw new Problem('conflict', reason('problem.alarm_changed_meanwhile'))
      return jsonAnswer(view(value, languageOf(context)))
    })
  })
}
