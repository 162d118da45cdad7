import type { Fault } from '../problem.ts'
import { languageAmong } from './letter-language.ts'

/** Returns the faults of naming a language in which no letters can be written. */
export const languageFaults = (
  path: string,
  language: string,
  languages: readonly string[],
): readonly Fault[] =>
  languageAmong(language, languages) === undefined
    ? [
        {
          path,
          message: `There are no letters in ${language}, only in ${languages.toSorted().join(', ')}: a file ${language}.json in the folder LENDWIRE_LETTERS brings more`,
        },
      ]
    : []
