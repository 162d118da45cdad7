import { useSuspenseQuery } from '@tanstack/react-query'
import type { LoadedWords, PageWords } from './pages/en.ts'
import { useWords } from './words-context.tsx'

/**
 * Makes the hook that returns words of such pages, in the language of the console. They are loaded with the first of these pages.
 *
 * @param name of the words
 */
export const createLazyWords =
  <Name extends keyof PageWords>(name: Name) =>
  (): LoadedWords[Name] => {
    const { language, words } = useWords()
    const pages: PageWords = words.pages
    const { data } = useSuspenseQuery({
      queryKey: ['words', name, language],
      queryFn: () => pages[name](),
      staleTime: Number.POSITIVE_INFINITY,
    })
    return data
  }
