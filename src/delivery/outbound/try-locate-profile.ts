import type { Citation } from '../../borrowing/request/citation.ts'
import type { CatalogueAnswer, Title } from '../../locate/locate.ts'
import { Problem } from '../../problem.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { Deps } from '../deps.ts'
import { askQuestion } from './deliver-catalogue-questions.ts'

/** The result of one question to a catalogue. */
export type TriedQuestion = {
  /** The question in words: `isbn 9780140449136`. */
  readonly about: string
  /** The question that was sent to the catalogue. */
  readonly query: string
  readonly outcome: CatalogueAnswer['kind']
  /** Why it was no answer; null where it was one. */
  readonly reason: AnyReason | null
  readonly titles: readonly Title[]
  /** The answer as it came, the first 20,000 characters; null where none came. */
  readonly answer: string | null
}

const longestAnswer = 20_000

/**
 * Asks a catalogue about a citation as `locate` does: one question after the other, until one finds a title. Nothing is
 * kept.
 *
 * @param code the locate profile
 * @returns the questions that were asked. `Problem` not_found where there is no such profile
 */
export const tryLocateProfile = async (
  deps: Deps,
  code: string,
  citation: Citation,
): Promise<readonly TriedQuestion[]> => {
  const profile = (await deps.configuration.snapshot()).locateProfile(code)
  if (profile === null) throw new Problem('not_found', reason('not_found.locate_profile', { profile: code }))
  const tried: TriedQuestion[] = []
  for (const question of deps.locate.questions(citation, profile)) {
    const { answer, reply } = await askQuestion(deps, profile, question)
    const titles = answer.kind === 'found' ? answer.titles : []
    tried.push({
      about: question.about,
      query: question.ask,
      outcome: answer.kind,
      reason: answer.kind === 'found' ? null : answer.reason,
      titles,
      answer: reply === null ? null : reply.slice(0, longestAnswer),
    })
    if (titles.length > 0) break
  }
  return tried
}
