import type { OwnAnswer } from '../../borrowing/local-answers/local-answer.ts'
import type { CatalogueAnswer, Finding, Question } from '../../locate/locate.ts'
import type { LocateProfile } from '../../locate/profile.ts'
import { showUrl } from '../../partners/url-credentials.ts'
import type { DeliveryTarget, LeasedDelivery } from '../../store/ports/outbox.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import { Inquiry, ownCatalogue } from '../change/render-catalogue-questions.ts'
import { itemAbout } from '../change/render-ils-calls.ts'
import type { Deps, OutboundDeps } from '../deps.ts'
import { classify, failureOfStatus, type Outcome, settleAttempt } from './attempt-outcome.ts'
import { recordDeliveryResult } from './record-delivery-result.ts'
import { send } from './send.ts'

type LocateDelivery = LeasedDelivery & { readonly target: Extract<DeliveryTarget, { kind: 'catalogue' }> }

/** The result of a question: a finding, or that it is to be asked again. */
type AnsweredQuestion = {
  readonly finding: Finding | { readonly again: AnyReason }
  readonly reply: string | null
}

const uncertain = (why: AnyReason): Finding => ({ kind: 'uncertain', reason: why })

const again = (why: AnyReason) => ({ again: why })

const answerIn = (deps: Deps, profile: LocateProfile, result: DispatchResult): CatalogueAnswer => {
  if (result.kind === 'answered') {
    const { status } = result.answer
    if (status >= 200 && status < 300) return deps.locate.read(result.answer, profile)
    const kind = status === 429 || status >= 500 ? 'not_now' : 'unclear'
    return { kind, reason: failureOfStatus(status) }
  }
  return result.kind === 'taken'
    ? { kind: 'unclear', reason: reason('finding.no_answer') }
    : { kind: 'not_now', reason: result.reason }
}

/** Puts one question to a catalogue. */
export const askQuestion = async (
  deps: Deps,
  profile: LocateProfile,
  question: Question,
): Promise<{ readonly answer: CatalogueAnswer; readonly reply: string | null }> => {
  const route = deps.locate.route(question, profile)
  const result = await send(deps, route, `${showUrl(route.url)} ${route.body}`, profile.allowPrivateNetwork)
  const reply = result.kind === 'answered' ? new TextDecoder().decode(result.answer.body) : null
  return { answer: answerIn(deps, profile, result), reply }
}

/** Asks the questions one after the other, until one finds a record. */
const ask = async (
  deps: OutboundDeps,
  profile: LocateProfile,
  { questions, wanted }: Inquiry,
): Promise<AnsweredQuestion> => {
  if (questions.length === 0) return { finding: uncertain(reason('finding.nothing_to_ask')), reply: null }
  let last: AnsweredQuestion = { finding: uncertain(reason('finding.not_asked')), reply: null }
  const refused: AnyReason[] = []
  for (const question of questions) {
    const { answer, reply } = await askQuestion(deps, profile, question)
    if (answer.kind === 'not_now') return { finding: again(answer.reason), reply }
    if (answer.kind !== 'found') {
      refused.push(reason('finding.at_question', { about: question.about, reason: answer.reason }))
      last = { ...last, reply }
      continue
    }
    const finding = deps.locate.assess(answer.titles, question, wanted)
    last = { finding, reply }
    if (finding.noTitle !== true) return last
  }
  const nothing = 'again' in last.finding || last.finding.kind !== 'not_held'
  return nothing
    ? {
        finding: uncertain(
          refused.length === 1
            ? (refused[0] ?? reason('finding.not_asked'))
            : reason('finding.refused', { reasons: refused }),
        ),
        reply: last.reply,
      }
    : last
}

/**
 * Returns whether an entry stays in the rota: it does where the partner has the item and lends it. The rest is events
 * by the profile.
 */
const stays = ({ kind, available }: Finding, { whenUnavailable, whenUncertain }: LocateProfile): boolean => {
  if (kind === 'uncertain') return whenUncertain === 'keep'
  return kind === 'held' && (available !== false || whenUnavailable === 'keep')
}

const answerOf = (about: number, finding: Finding, profile: LocateProfile | null): OwnAnswer => {
  const { kind, available, reason: why, lendable, callNumber, location, recordId } = finding
  const places = [location, callNumber].filter((words) => words !== undefined).join(', ')
  if (about === ownCatalogue)
    return {
      type: 'located',
      entries: [],
      locallyOwned: kind === 'held' && available === true,
      ownReason: places === '' ? why : reason('finding.own_copy', { found: why, place: places }),
    }
  const located = profile === null || stays(finding, profile)
  return {
    type: 'located',
    entries: [
      {
        entry: about,
        located,
        reason: why,
        ...(kind === 'uncertain' ? {} : { held: kind === 'held' || lendable === false }),
        ...(available === undefined ? {} : { available }),
        ...(lendable === undefined ? {} : { lendable }),
        ...(callNumber === undefined ? {} : { callNumber }),
        ...(location === undefined ? {} : { location }),
        ...(recordId === undefined ? {} : { recordId }),
      },
    ],
  }
}

/** Returns whether the answer is still awaited. A request that went on by another way is asked after no more. */
const isAwaited = async (
  deps: OutboundDeps,
  { library, request }: LocateDelivery,
  about: number,
): Promise<boolean> => {
  const stored = await deps.store.loadRequest(library, request)
  if (stored === null || stored.value.stage === 'closed') return false
  return about === ownCatalogue
    ? stored.value.locatingOwnCatalogue === true
    : stored.value.rota.some((entry) => entry.id === about && entry.locating === true)
}

/**
 * Asks a catalogue about one partner, or about the library itself, and settles the delivery. What was found goes through
 * the core in the same commit. A catalogue that does not answer is asked again, then counts as uncertain.
 */
export const deliverLocate = async (deps: OutboundDeps, delivery: LocateDelivery): Promise<void> => {
  const about = itemAbout(delivery)
  const facts = (reply: string | null) => ({ now: deps.now(), random: deps.random(), reply })
  const settled = (reply: string | null): Outcome['settlement'] => ({
    state: 'delivered',
    reply,
    at: deps.now(),
  })
  if (!(await isAwaited(deps, delivery, about))) {
    await deps.store.settleDelivery(delivery.id, delivery.leaseToken, settled(null))
    return
  }
  const profile = (await deps.configuration.snapshot()).locateProfile(delivery.target.profile)
  if (profile === null) {
    const finding = uncertain(reason('finding.profile_gone', { profile: delivery.target.profile }))
    await recordDeliveryResult(
      deps,
      delivery,
      [{ kind: 'answer', answer: answerOf(about, finding, null) }],
      settled(null),
    )
    return
  }
  const { finding, reply } = await ask(deps, profile, Inquiry.parse(JSON.parse(delivery.content)))
  if (!('again' in finding)) {
    const kept = reply?.slice(0, 20_000) ?? null
    await recordDeliveryResult(
      deps,
      delivery,
      [{ kind: 'answer', answer: answerOf(about, finding, profile) }],
      settled(kept),
    )
    return
  }
  const outcome = settleAttempt(
    delivery,
    classify({ kind: 'not_taken', reason: finding.again }, () => ({
      kind: 'confirmed',
      events: [],
    })),
    profile.retry,
    facts(reply),
  )
  if (outcome.result === null) {
    await deps.store.settleDelivery(delivery.id, delivery.leaseToken, outcome.settlement)
    return
  }
  const silent = uncertain(reason('finding.catalogue_silent', { reason: finding.again }))
  await recordDeliveryResult(
    deps,
    delivery,
    [{ kind: 'answer', answer: answerOf(about, silent, profile) }],
    outcome.settlement,
  )
}
