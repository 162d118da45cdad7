import { loadWords } from '../../console/src/words/language.ts'
import type { Language } from '../../src/translations/language.ts'

/** Returns the words of the console in a language, with those of pages that load their own. */
export const allWordsIn = async (language: Language) => {
  const words = await loadWords(language)
  const { pages } = words
  return {
    ...words,
    ...(await pages.watched()),
    ...(await pages.integration()),
    accounts: await pages.accounts(),
    firstSteps: await pages.firstSteps(),
    directory: await pages.directory(),
    holdings: await pages.holdings(),
    lending: await pages.lending(),
    privacy: await pages.privacy(),
    scanning: await pages.scan(),
    statistics: await pages.statistics(),
  }
}
export type AllWords = Awaited<ReturnType<typeof allWordsIn>>
