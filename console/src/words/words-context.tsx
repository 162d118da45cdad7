import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { Language } from '../../../src/translations/language.ts'
import type { Words } from './en.ts'
import { createFormats, type Formats } from './formats.ts'
import { loadWords } from './language.ts'

type WordsState = {
  readonly words: Words
  readonly formats: Formats
  readonly language: Language
  readonly changeLanguage: (language: Language) => Promise<void>
}

const WordsContext = createContext<WordsState | null>(null)

type Props = {
  readonly firstLanguage: Language
  readonly firstWords: Words
  readonly children: ReactNode
}

/** Gives the words of the chosen language to the pages below it. */
export const WordsProvider = ({ firstLanguage, firstWords, children }: Props) => {
  const [{ language, words }, setChosen] = useState({ language: firstLanguage, words: firstWords })
  const state = useMemo(
    (): WordsState => ({
      words,
      language,
      formats: createFormats(language),
      changeLanguage: async (next) => {
        const loaded = await loadWords(next)
        localStorage.setItem('lendwire.language', next)
        document.documentElement.lang = next
        setChosen({ language: next, words: loaded })
      },
    }),
    [language, words],
  )
  return <WordsContext value={state}>{children}</WordsContext>
}

/** Returns the words, formats and language of the console. */
export const useWords = (): WordsState => {
  const state = useContext(WordsContext)
  if (state === null) throw new Error('useWords needs a WordsProvider above it')
  return state
}
