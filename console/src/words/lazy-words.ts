import { useSuspenseQuery } from '@tanstack/react-query'
import type { Language } from '../../../src/translations/language.ts'
import { useWords } from './words-context.tsx'

/**
 * Makes the hook that returns words of pages that most people never open, in the language of the console. They are loaded with
 * the first of these pages.
 *
 * @param name of the words
 */
export const createLazyWords =
  <Catalogue>(name: string, catalogues: Readonly<Record<Language, () => Promise<Catalogue>>>) =>
  (): Catalogue => {
    const { language } = useWords()
    const { data } = useSuspenseQuery({
      queryKey: ['words', name, language],
      queryFn: () => catalogues[language](),
      staleTime: Number.POSITIVE_INFINITY,
    })
    return data
  }
