import { z } from 'zod'
import { deadlineAfter, instantOf } from '../../../src/borrowing/time.ts'
import { Duration } from '../../../src/borrowing/values.ts'
import { TimelineView } from '../../../src/http/api/views/messages.ts'
import { RequestView } from '../../../src/http/api/views/request-schemas.ts'
import { type ApiAnswer, until } from '../../support/gateway.ts'
import { patronToken } from '../../support/patron-link.ts'
import { createVisitor, filledFields } from '../../support/patron-visitor.ts'
import { type Action, type PartnerName, partnerNames } from './scenario.ts'
import type { About } from './scenario-lender.ts'
import { expectStatus, type Setting } from './setting.ts'

/** The result of an action: the request that it was about, and the reason if it was refused. */
export type Performed = {
  readonly number: string | null
  /** A command's or a creation's answer, where it was refused. */
  readonly refused: string | null
  /** The reason for which a lender's message was refused on the wire. */
  readonly rejected: string | null
  /** True where the protocol has no word for what the lender says: staff entered it by hand. */
  readonly byHand: boolean
  /** The result of a connection test. */
  readonly checked?: string
}

const Refusal = z.object({ detail: z.string() })
const Check = z.object({ outcome: z.string() })

/** Reads the request as the API shows it to its library. */
export const readRequest = async <Own>(setting: Setting<Own>, number: string): Promise<RequestView> => {
  const answer = await setting.call('GET', `/v1/requests/${number}`)
  expectStatus(answer, 200)
  return RequestView.parse(answer.body)
}

const taken = (number: string | null): Performed => ({ number, refused: null, rejected: null, byHand: false })

const outcomeOf = (answer: ApiAnswer, number: string | null): Performed => {
  expectStatus(answer, 200, 201, 202, 409)
  return answer.status === 409
    ? { ...taken(number), refused: Refusal.parse(answer.body).detail }
    : taken(number)
}

const create = async <Own>(
  setting: Setting<Own>,
  { create: wanted, by }: Extract<Action<Own>, { create: unknown }>,
  before: string | null,
): Promise<Performed> => {
  const { rota = [...setting.lenders.keys()], ...body } = wanted
  const answer = await setting.call(
    'POST',
    wanted.openUrl === undefined ? '/v1/requests' : '/v1/requests/openurl',
    {
      ...(wanted.openUrl === undefined ? { citation: { title: 'On lending', author: 'Mira Holm' } } : {}),
      service: { type: 'loan' },
      ...body,
      ...(rota === 'by rules' ? {} : { rota: rota.map(setting.codeOf) }),
    },
    by,
  )
  const made = answer.status === 201 ? RequestView.parse(answer.body).number : before
  return outcomeOf(answer, made)
}

/** Comes by the library's signed link, as a browser without scripts does, and sends the form with what is filled in. */
const createOnPage = async <Own>(
  { gateway, library }: Setting<Own>,
  { page, patron, fields }: Extract<Action<Own>, { page: unknown }>,
): Promise<Performed> => {
  const visitor = createVisitor((method, path, init) =>
    fetch(gateway.url + path, { method, redirect: 'manual', ...init }),
  )
  const address = `/patron/${library}/request`
  await visitor.get(`${address}?token=${await patronToken({ sub: patron }, gateway.now(), { library })}`)
  const form = await visitor.get(`${address}?${page}`)
  const sent = await visitor.post(address, { ...filledFields(form.text), ...fields })
  const [, number] = /requests\/([^?]+)/.exec(sent.headers.get('location') ?? '') ?? []
  if (number === undefined) throw new Error(`the page made no request: ${sent.status} ${sent.text}`)
  return taken(number)
}

/** Replaces the names of partners in a row's commands with their codes. */
const withCodes = <Own>(setting: Setting<Own>, command: object): object => {
  const { partners } = z.looseObject({ partners: z.array(z.enum(['A', 'B', 'C'])).optional() }).parse(command)
  return partners === undefined ? command : { ...command, partners: partners.map(setting.codeOf) }
}

const aboutOf = async <Own>(
  setting: Setting<Own>,
  number: string,
  { lender, under, about }: { lender: PartnerName; under?: number; about?: PartnerName },
): Promise<About> => {
  const { rota, service } = await readRequest(setting, number)
  const idOf = (name: PartnerName): string => {
    const ids = rota
      .filter(({ partner }) => partner === setting.codeOf(name))
      .flatMap((each) => each.requestIds)
    const id = ids.at(-1)
    if (id === undefined) throw new Error(`${name} was never asked`)
    return id
  }
  return {
    requestId: under === undefined ? idOf(lender) : `${number}-${under}`,
    names: about === undefined ? undefined : idOf(about),
    service,
    timeZone: setting.timeZone,
  }
}

const speak = async <Own>(
  setting: Setting<Own>,
  action: Extract<Action<Own>, { lender: PartnerName }>,
  number: string,
): Promise<Performed> => {
  const lender = setting.lender(action.lender)
  const about = await aboutOf(setting, number, action)
  if ('repeats' in action) return { ...taken(number), ...(await lender.repeat(action.repeats, about)) }
  if ('wire' in action) return { ...taken(number), ...(await lender.sendOwn(action.wire, about)) }
  const effect = await lender.sendEvent(action.says, about)
  if (effect !== null) return { ...taken(number), ...effect }
  const { rota } = await readRequest(setting, number)
  const entry = rota.find(({ partner }) => partner === setting.codeOf(action.lender))?.id
  const command = { type: 'record_partner_event', entry, event: action.says }
  const answer = await setting.call('POST', `/v1/requests/${number}/commands`, command)
  return { ...outcomeOf(answer, number), byHand: true }
}

const Timeline = z.object({ items: z.array(TimelineView) })

/** Sends the last message of a kind to a partner that failed again, by its delivery. */
const resend = async <Own>(setting: Setting<Own>, what: string, number: string): Promise<Performed> => {
  const answer = await setting.call('GET', `/v1/requests/${number}/timeline`)
  const failed = Timeline.parse(answer.body).items.findLast(
    (item) =>
      item.kind === 'message_out' &&
      (item.delivery.state === 'dead' || item.delivery.state === 'refused') &&
      partnerNames.some(
        (name) =>
          what === `${name} ${item.delivery.operation}` &&
          setting.lenders.has(name) &&
          item.delivery.partner === setting.codeOf(name),
      ),
  )
  if (failed?.kind !== 'message_out') throw new Error(`${what} did not fail`)
  return outcomeOf(await setting.call('POST', `/v1/deliveries/${failed.delivery.id}/resend`), number)
}

/** Has an admin ask a partner who it is. */
const check = async <Own>({ gateway, library, codeOf }: Setting<Own>, partner: PartnerName) => {
  const answer = await gateway.api('POST', `/v1/partners/${codeOf(partner)}/check`, { library })
  expectStatus(answer, 200)
  return Check.parse(answer.body).outcome
}

/** Returns the time after which a deadline of that length has passed: days end with the last of them in the library's time zone. */
const timeUntil = <Own>({ gateway, timeZone }: Setting<Own>, duration: Duration): number => {
  const now = instantOf(gateway.now())
  return Date.parse(deadlineAfter(now, duration, timeZone)) - Date.parse(now) + 1000
}

/** Waits until the gateway has noticed that the configuration of a request cannot be used, or can again. */
const untilMarked = <Own>(setting: Setting<Own>, number: string, isMarked: boolean): Promise<unknown> =>
  until(`the mark of ${number} to be ${isMarked ? 'set' : 'gone'}`, async () => {
    const { attention } = await readRequest(setting, number)
    return attention.some(({ kind }) => kind === 'profile_missing') === isMarked
  })

/** Performs a step. */
export const perform = async <Own>(
  setting: Setting<Own>,
  action: Action<Own>,
  number: string | null,
): Promise<Performed> => {
  if ('create' in action) return create(setting, action, number)
  if ('page' in action) return createOnPage(setting, action)
  if (number === null) throw new Error('the first step of a row makes a request')
  if ('do' in action) {
    const command = withCodes(setting, action.do)
    return outcomeOf(
      await setting.call('POST', `/v1/requests/${number}/commands`, command, action.by),
      number,
    )
  }
  if ('resend' in action) return resend(setting, action.resend, number)
  if ('lender' in action) return speak(setting, action, number)
  if ('ils' in action) {
    if (!(await setting.tellAsIls(action.ils))) throw new Error(`the gateway does not take ${action.ils}`)
    return taken(number)
  }
  if ('check' in action) return { ...taken(number), checked: await check(setting, action.check) }
  if ('spoil' in action) {
    await setting.spoil(action.spoil)
    await untilMarked(setting, number, true)
  } else if ('mend' in action) {
    await setting.mend(action.mend, action.to)
    await untilMarked(setting, number, false)
  } else if ('restart' in action) await setting.gateway.restart()
  else setting.gateway.advance(timeUntil(setting, Duration.parse(action.advance)))
  return taken(number)
}
