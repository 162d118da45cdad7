import type { CatalogueAnswer } from '../../locate/locate.ts'

/** How long answers of a union catalogue are kept, in milliseconds. */
export type KeepFor = { readonly found: number; readonly nothing: number }

/** What a question was answered with, and whether it went out: an answer that is kept costs no question. */
export type CachedAnswer = { readonly answer: CatalogueAnswer; readonly isSent: boolean }

/** Answers of union catalogues that were given lately, in the memory of one process. */
export type HolderCache = {
  /**
   * Returns the answer to a question, kept or new. Equal questions in flight are one.
   *
   * @param key the catalogue and the question
   * @param now the present time, in milliseconds
   */
  readonly ask: (
    key: string,
    keepFor: KeepFor,
    now: number,
    put: () => Promise<CatalogueAnswer>,
  ) => Promise<CachedAnswer>
}

type Kept = { readonly answer: CatalogueAnswer; readonly at: number; readonly holdings: number }

/** The most questions, and the most holdings in their answers, that are kept. */
const mostQuestions = 1_000
const mostHoldings = 100_000

/** How long it is believed that a copy is on its shelf, in milliseconds. */
const availabilityLasts = 60_000

const holdingsIn = (answer: CatalogueAnswer): number =>
  answer.kind === 'found' ? answer.titles.reduce((sum, { holdings }) => sum + holdings.length, 0) : 0

/** Returns an answer without what it said of availability. */
const withoutAvailability = (answer: CatalogueAnswer): CatalogueAnswer =>
  answer.kind !== 'found'
    ? answer
    : {
        ...answer,
        titles: answer.titles.map((title) => ({
          ...title,
          holdings: title.holdings.map(({ available: _, ...holding }) => holding),
        })),
      }

/** Makes an empty cache of what union catalogues answered. Failures are not kept. */
export const createHolderCache = (): HolderCache => {
  const kept = new Map<string, Kept>()
  const inFlight = new Map<string, Promise<CatalogueAnswer>>()
  let holdings = 0
  const drop = (key: string): void => {
    holdings -= kept.get(key)?.holdings ?? 0
    kept.delete(key)
  }
  const keep = (key: string, answer: CatalogueAnswer, at: number): void => {
    drop(key)
    const entry = { answer, at, holdings: holdingsIn(answer) }
    kept.set(key, entry)
    holdings += entry.holdings
    for (const oldest of kept.keys()) {
      if (kept.size <= mostQuestions && holdings <= mostHoldings) break
      drop(oldest)
    }
  }
  return {
    ask: async (key, { found, nothing }, now, put) => {
      const before = kept.get(key)
      if (before !== undefined) {
        const age = now - before.at
        if (age < (before.holdings > 0 ? found : nothing))
          return {
            answer: age < availabilityLasts ? before.answer : withoutAvailability(before.answer),
            isSent: false,
          }
        drop(key)
      }
      const running = inFlight.get(key)
      if (running !== undefined) return { answer: await running, isSent: true }
      const asking = put()
      inFlight.set(key, asking)
      try {
        const answer = await asking
        if (answer.kind === 'found' && found > 0) keep(key, answer, now)
        return { answer, isSent: true }
      } finally {
        inFlight.delete(key)
      }
    },
  }
}
