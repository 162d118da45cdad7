import { type Fault, fault } from '../problem.ts'
import { languageAmong } from './letter-language.ts'

/** Returns the faults of naming a language in which no letters can be written. */
export const languageFaults = (
  path: string,
  language: string,
  languages: readonly string[],
): readonly Fault[] =>
  languageAmong(language, languages) === undefined
    ? [fault(path, 'fault.no_letters_in_language', { language, languages: languages.toSorted().join(', ') })]
    : []
