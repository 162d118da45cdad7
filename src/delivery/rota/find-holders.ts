import type { Request } from '../../borrowing/request/request.ts'
import {
  type FoundHolders,
  type Holder,
  holderStates,
  type UnmappedCode,
} from '../../borrowing/rota-rules/holder.ts'
import { durationMilliseconds } from '../../borrowing/time.ts'
import { Duration, PartnerCode } from '../../borrowing/values.ts'
import type { HoldersFinding, Wanted } from '../../locate/locate.ts'
import type { LocateProfile } from '../../locate/profile.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DepsWithSnapshot } from '../deps.ts'
import { askQuestion } from '../outbound/deliver-catalogue-questions.ts'
import type { FindHolders } from './plan-rota.ts'

/** The most questions that are put to union catalogues before a request is sent. */
const maxQuestions = 3
/** The longest time that one question may take. */
const longestAnswer = Duration.parse('PT10S')

/** How long it is believed that a catalogue names nobody, in milliseconds. */
const longestNothing = 900_000

type Asked = {
  readonly holders: readonly Holder[]
  readonly unmapped: readonly UnmappedCode[]
  readonly questions: number
  readonly why: AnyReason | undefined
}

const noAnswer = (questions: number, why: AnyReason): Asked => ({ holders: [], unmapped: [], questions, why })

const holdersOf = ({ holders }: HoldersFinding, source: string): readonly Holder[] =>
  holders.map(({ owner, state, finding, electronic }) => ({
    partner: PartnerCode.parse(owner),
    source,
    state,
    electronic,
    available: finding.available,
    callNumber: finding.callNumber,
    location: finding.location,
    recordId: finding.recordId,
    copyPolicy: finding.copyPolicy,
  }))

/** Keeps one holder for each partner: what speaks most for it counts. */
const bestOfEach = (holders: readonly Holder[]): readonly Holder[] => {
  const best = new Map<string, Holder>()
  for (const holder of holders) {
    const before = best.get(holder.partner)
    if (before === undefined || holderStates.indexOf(holder.state) < holderStates.indexOf(before.state))
      best.set(holder.partner, holder)
  }
  return [...best.values()]
}

/**
 * Asks one union catalogue, question by question, until one finds the title; where any edition is wanted, every question,
 * since each may find other editions. A source that fails costs its own time only.
 */
const askSource = async (
  deps: DepsWithSnapshot,
  source: string,
  { citation, service }: Pick<Request, 'citation' | 'service'>,
  limit: number,
): Promise<Asked> => {
  const stored = deps.snapshot.locateProfile(source)
  if (stored === null) return noAnswer(0, reason('not_found.locate_profile', { profile: source }))
  const isLong = durationMilliseconds(stored.timeout) > durationMilliseconds(longestAnswer)
  const profile: LocateProfile = isLong ? { ...stored, timeout: longestAnswer } : stored
  const codeType = profile.ask.kind === 'sru' ? profile.ask.codeType : undefined
  const wanted: Wanted = { service: service.type, citation }
  const questions = deps.locate.questions(citation, profile, service.anyEdition).slice(0, limit)
  if (questions.length === 0) return noAnswer(0, reason('rota.citation_incomplete'))
  let last = noAnswer(0, reason('rota.citation_incomplete'))
  const found = durationMilliseconds(profile.cacheFor)
  const keepFor = { found, nothing: Math.min(found, longestNothing) }
  let count = 0
  for (const question of questions) {
    const { answer, isSent } = await deps.holderCache.ask(
      `${source} ${JSON.stringify(profile.ask)} ${question.ask}`,
      keepFor,
      Date.parse(deps.now()),
      async () => (await askQuestion(deps, profile, question)).answer,
    )
    if (isSent) count += 1
    if (answer.kind === 'not_now')
      return last.why === undefined ? { ...last, questions: count } : noAnswer(count, answer.reason)
    if (answer.kind !== 'found') {
      if (last.why !== undefined) last = noAnswer(count, answer.reason)
      continue
    }
    const finding = deps.locate.holders(
      answer.titles,
      question,
      wanted,
      (codes) => deps.snapshot.ownerOf(source, codeType, codes),
      (owner) => deps.snapshot.partner(owner)?.holdingsPolicy,
    )
    const unmapped = finding.unmapped
      .filter((code) => !last.unmapped.some((each) => each.code === code))
      .map((code) => {
        const entry = deps.snapshot.entryOf(source, codeType, [code])
        return { source, code, ...(entry === undefined ? {} : { entry }) }
      })
    last = {
      holders: bestOfEach([...last.holders, ...holdersOf(finding, source)]),
      unmapped: [...last.unmapped, ...unmapped],
      questions: count,
      why: undefined,
    }
    if (!finding.noTitle && service.anyEdition !== true) return last
  }
  return last
}

/**
 * Makes the function that asks the union catalogues of templates who holds an item: at most three questions in all, one
 * source after the other or all at the same time, as each template says.
 */
export const createFindHolders = (
  deps: DepsWithSnapshot,
  about: Pick<Request, 'citation' | 'service'>,
): FindHolders => {
  let left = maxQuestions
  return async ({ choose: { sources, stop } }): Promise<FoundHolders> => {
    const answers: (Asked & { readonly source: string })[] = []
    const ask = async (source: string, limit: number): Promise<void> => {
      const result = await askSource(deps, source, about, limit)
      answers.push({ ...result, source })
      left -= result.questions
    }
    if (stop === 'all') {
      const share = Math.floor(left / sources.length)
      await Promise.all(sources.map((source) => ask(source, share)))
    } else {
      for (const source of sources) {
        if (left <= 0) break
        await ask(source, left)
        if (answers.at(-1)?.holders.length !== 0) break
      }
    }
    const inOrder = answers.toSorted(
      (one, other) => sources.indexOf(one.source) - sources.indexOf(other.source),
    )
    return {
      holders: bestOfEach(inOrder.flatMap(({ holders }) => holders)),
      unmapped: inOrder.flatMap(({ unmapped }) => unmapped),
      sources: inOrder.map(({ source, questions, holders, why }) => ({
        source,
        questions,
        holders: holders.length,
        ...(why === undefined ? {} : { reason: why }),
      })),
    }
  }
}
